//! A visitor over loopback: one kept connection that costs the machine as little as it can, so that
//! the figures are those of the server.

use anyhow::{Context, Result, bail, ensure};
use std::net::SocketAddr;
use tests::browser::encode;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use uuid::Uuid;

/// Where somebody goes and who they are there.
#[derive(Clone)]
pub struct Visitor {
    address: SocketAddr,
    /// The headers of every request.
    head: String,
}

/// A visitor's open connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    head: String,
}

/// What came back.
#[derive(Debug, Default)]
pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub location: String,
    pub is_gzip: bool,
    cookie: String,
    pub body: Vec<u8>,
}

impl Visitor {
    pub fn nobody(address: SocketAddr) -> Self {
        let head = format!(
            "host: {address}\r\naccept: text/html\r\naccept-language: en\r\nsec-fetch-site: same-origin\r\n"
        );
        Self { address, head }
    }

    /// Signs in from `network`, which counts where the server trusts one proxy.
    pub async fn sign_in(
        address: SocketAddr,
        email: &str,
        password: &str,
        network: &str,
    ) -> Result<Self> {
        let mut visitor = Self::nobody(address);
        let mut at_the_door = visitor.clone();
        at_the_door.head += &format!("x-forwarded-for: {network}\r\n");
        let once = Uuid::nil().to_string();
        let form = form(&[
            ("at", "/sign-in"),
            ("once", &once),
            ("email", email),
            ("password", password),
        ]);
        let mut door = at_the_door.connect().await?;
        let answer = door.post("/do/sign-in", &form).await?;
        ensure!(
            answer.status == 303 && !answer.cookie.is_empty(),
            "{email} cannot sign in: {}",
            answer.status
        );
        visitor.head += &format!("cookie: {}\r\n", answer.cookie);
        Ok(visitor)
    }

    /// The same visitor, whose browser takes compressed answers.
    pub fn taking_gzip(mut self) -> Self {
        self.head += "accept-encoding: gzip\r\n";
        self
    }

    pub async fn connect(&self) -> Result<Connection> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream: BufReader::with_capacity(64 * 1024, stream),
            head: self.head.clone(),
        })
    }
}

impl Connection {
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.head);
        self.send(&request).await
    }

    /// A page that must be there.
    pub async fn page(&mut self, path: &str) -> Result<Answer> {
        let answer = self.get(path).await?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        Ok(answer)
    }

    pub async fn post(&mut self, path: &str, form: &str) -> Result<Answer> {
        let length = form.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\n{}content-type: application/x-www-form-urlencoded\r\n\
             content-length: {length}\r\n\r\n{form}",
            self.head
        );
        self.send(&request).await
    }

    async fn send(&mut self, request: &str) -> Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let mut answer = Answer::default();
        let status = self.line().await?;
        answer.status = status
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .context("no status came")?;
        let (mut length, mut is_chunked) = (0, false);
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => is_chunked = value == "chunked",
                "content-encoding" => answer.is_gzip = value == "gzip",
                "content-type" => value.clone_into(&mut answer.kind),
                "location" => value.clone_into(&mut answer.location),
                "set-cookie" if value.starts_with("irori=") => value
                    .split(';')
                    .next()
                    .unwrap_or_default()
                    .clone_into(&mut answer.cookie),
                _ => {}
            }
        }
        if is_chunked {
            self.chunks(&mut answer.body).await?;
        } else {
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body).await?;
        }
        Ok(answer)
    }

    async fn chunks(&mut self, body: &mut Vec<u8>) -> Result<()> {
        loop {
            let size = usize::from_str_radix(&self.line().await?, 16)?;
            let before = body.len();
            body.resize(before + size, 0);
            self.stream.read_exact(&mut body[before..]).await?;
            self.line().await?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            bail!("the server hung up");
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }
}

/// A form's fields as a browser sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    encode(&fields)
}
