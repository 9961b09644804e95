//! Where a run's data lie: a directory of its own, and SQLite in it or a database of our PostgreSQL.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::cluster::Cluster;
use crate::node::Node;

/// The data of one run.
pub struct Place {
    directory: TempDir,
    pub database: String,
    /// None on SQLite.
    pub cluster: Option<Arc<Cluster>>,
}

impl Place {
    /// A new SQLite file.
    pub fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", directory.path().join("samsyn.db").display());
        Self { directory, database, cluster: None }
    }

    /// A new database of PostgreSQL.
    pub async fn postgres(cluster: &Arc<Cluster>) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("chaos_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let database = cluster.database(&name).await;
        Self { directory: tempfile::tempdir().unwrap(), database, cluster: Some(cluster.clone()) }
    }

    /// Starts so many nodes on it, one after the other: the first makes the keys, the others get a copy, as an
    /// administrator would give it to them.
    pub async fn nodes(&self, count: usize) -> Vec<Node> {
        let mut nodes = Vec::new();
        for number in 0..count {
            let data = self.directory.path().join(format!("data-{number}"));
            if number > 0 {
                std::fs::create_dir_all(data.join("keys")).unwrap();
                for file in std::fs::read_dir(self.keys()).unwrap().map(Result::unwrap) {
                    std::fs::copy(file.path(), data.join("keys").join(file.file_name())).unwrap();
                }
            }
            let mut node = Node::new(data, &self.database);
            node.start().await;
            nodes.push(node);
        }
        nodes
    }

    /// The directory of the keys.
    pub fn keys(&self) -> PathBuf {
        self.directory.path().join("data-0").join("keys")
    }

    /// A directory for a tool that reads the record when no server runs.
    pub fn own(&self) -> PathBuf {
        self.directory.path().join("reader")
    }

    /// A file beside the data.
    pub fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}
