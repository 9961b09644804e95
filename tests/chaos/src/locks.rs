//! Which process holds the journal's lock in PostgreSQL.

use std::time::Duration;

use sqlx::PgConnection;

/// Whether a connection of the process `pid`, which is frozen, holds the journal's lock, and keeps it.
pub async fn holds(connection: &mut PgConnection, pid: u32) -> bool {
    // What PostgreSQL has in hand for a frozen client it finishes: only a lock that stays is held by the client.
    for _ in 0..2 {
        if !holds_now(connection, pid).await {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    true
}

/// Waits until the frozen process `pid` has lost the lock.
pub async fn lost(connection: &mut PgConnection, pid: u32) {
    while holds_now(connection, pid).await {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn holds_now(connection: &mut PgConnection, pid: u32) -> bool {
    let ports: Vec<i32> = sqlx::query_scalar(
        "SELECT a.client_port FROM pg_locks l JOIN pg_stat_activity a USING (pid) \
         WHERE l.locktype = 'advisory' AND l.granted AND a.client_port IS NOT NULL",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    let own = local_ports(pid);
    ports.iter().any(|port| own.contains(port))
}

/// Local ports of the TCP sockets of a process.
fn local_ports(pid: u32) -> Vec<i32> {
    let sockets: Vec<String> = std::fs::read_dir(format!("/proc/{pid}/fd"))
        .unwrap()
        .filter_map(|fd| std::fs::read_link(fd.ok()?.path()).ok()?.to_str().map(str::to_owned))
        .filter_map(|link| Some(link.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    let table = std::fs::read_to_string(format!("/proc/{pid}/net/tcp")).unwrap();
    let row = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (local, inode) = (words.get(1)?, words.get(9)?);
        let port = i32::from_str_radix(local.split(':').nth(1)?, 16).ok()?;
        sockets.iter().any(|socket| socket == inode).then_some(port)
    };
    table.lines().filter_map(row).collect()
}
