//! A browser without scripts: it keeps cookies and goes where it is told, one step at a time. Unlike a real one it
//! brings `Secure` cookies over plain HTTP, because the server under test stands on this computer.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use board::ids::PersonId;
use story::Browser;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Where to go, in full when it is another server, from the root when it is the same.
    pub location: String,
    /// The `Set-Cookie` lines.
    pub cookies: Vec<String>,
}

/// A browser that can be copied: the copy still has the cookies that the original lost.
#[derive(Clone, Debug)]
pub struct Visitor {
    server: SocketAddr,
    /// By server and name.
    jar: BTreeMap<(String, String), String>,
}

impl Visitor {
    /// One that is about to visit `server`.
    pub fn of(server: SocketAddr) -> Self {
        Self { server, jar: BTreeMap::new() }
    }

    /// Begins at `path` and does at the provider what `form` says; gives the address it is sent back to, on the server.
    pub async fn leave(&mut self, path: &str, form: &str) -> String {
        let here = format!("http://{}", self.server);
        let mut at = self.get(path).await.location;
        for _ in 0..10 {
            if let Some(back) = at.strip_prefix(&here) {
                return back.to_owned();
            }
            let form = at.contains("/interaction/").then_some(form);
            at = self.ask(&at, form).await.location;
        }
        panic!("sent round in circles, at last to {at}");
    }

    /// Signs in at the provider as `form` says and comes back.
    pub async fn sign_in(&mut self, form: &str) -> Answer {
        let back = self.leave("/api/v1/oidc/start?provider=hospital", form).await;
        self.get(&back).await
    }

    /// Asks the server under test.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(&format!("http://{}{path}", self.server), None).await
    }

    /// Is signed out at the provider: it would ask for a script before it changes from one person to another.
    pub fn sign_out_at_provider(&mut self) {
        let server = self.server.to_string();
        self.jar.retain(|(host, _), _| *host == server);
    }

    /// Whether there is a session's cookie.
    pub fn has_session(&self) -> bool {
        self.cookie("__Host-samsyn").is_some()
    }

    /// The same browser as the rest of the stories know it.
    pub fn browser(&self) -> Browser {
        let session = self.cookie("__Host-samsyn").map_or("", String::as_str);
        let cookie = format!("__Host-samsyn={session}");
        Browser { address: self.server, cookie, person: PersonId(uuid::Uuid::nil()) }
    }

    fn cookie(&self, name: &str) -> Option<&String> {
        self.jar.get(&(self.server.to_string(), name.to_owned()))
    }

    async fn ask(&mut self, address: &str, form: Option<&str>) -> Answer {
        let rest = address.strip_prefix("http://").unwrap();
        let (host, path) = rest.split_at(rest.find('/').unwrap());
        let of_host = self.jar.iter().filter(|((at, _), _)| at == host);
        let cookies: Vec<String> = of_host.map(|((_, name), value)| format!("{name}={value}")).collect();
        let (method, body) = form.map_or(("GET", ""), |form| ("POST", form));
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            cookies.join("; "),
            body.len()
        );
        let mut stream = TcpStream::connect(host).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let answer = read(host, &String::from_utf8(answer).unwrap());
        for line in &answer.cookies {
            self.keep(host, line);
        }
        answer
    }

    fn keep(&mut self, host: &str, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        let key = (host.to_owned(), name.to_owned());
        if value.is_empty() {
            self.jar.remove(&key);
        } else {
            self.jar.insert(key, value.to_owned());
        }
    }
}

fn read(host: &str, answer: &str) -> Answer {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut read = Answer { status, location: String::new(), cookies: Vec::new() };
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        match name.to_lowercase().as_str() {
            "location" => value.clone_into(&mut read.location),
            "set-cookie" => read.cookies.push(value.to_owned()),
            _ => {}
        }
    }
    // Providers send on to paths of their own; the server under test is told apart by its full address.
    if read.location.starts_with("/interaction/") || read.location.starts_with("/auth") {
        read.location = format!("http://{host}{}", read.location);
    }
    read
}
