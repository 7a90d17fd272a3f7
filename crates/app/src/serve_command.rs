//! `tongzhou serve`: the API of a community, and the worker that does what is due.

use crate::Context;
use crate::community_folder::CommunityFolder;
use crate::failure::Failure;
use crate::server::{self, Jobs};
use ledger::Language;
use serde_json::json;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::sync::Arc;
use web::{ClientAddress, Clock, Cookies, Settings, Web};

/// Serve a community until told to stop. 提供社区的服务，直到收到停止信号。
#[derive(clap::Args)]
pub struct ServeArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Where to listen. 监听地址。
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Leave what is due to another process. 到期的任务交给另一个进程。
    #[arg(long)]
    no_jobs: bool,
    /// A proxy of ours ends TLS and writes X-Forwarded-For. 前面有我们自己的代理，由它写 X-Forwarded-For。
    #[arg(long)]
    behind_proxy: bool,
    /// Mark cookies for plain HTTP, on one's own machine. 在自己的机器上用 HTTP，不给 Cookie 加安全标记。
    #[arg(long)]
    plain_http: bool,
}

/// Serves; the output at the end is empty.
pub fn run(arguments: &ServeArguments, context: &Context) -> Result<String, Failure> {
    let folder = CommunityFolder::read(&arguments.dir)?;
    let name = folder.name().to_owned();
    let settings = Settings {
        address: folder.public_address(),
        cookies: if arguments.plain_http { Cookies::Plain } else { Cookies::Secure },
        client_address: match arguments.behind_proxy {
            true => ClientAddress::ForwardedFor,
            false => ClientAddress::Peer,
        },
        ..Settings::default()
    };
    let jobs = if arguments.no_jobs { Jobs::Left } else { Jobs::Done };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let listener = server::bind(&arguments.listen).await?;
        let open = folder.open().await?;
        let address = listener.local_addr().map_or(arguments.listen.clone(), |it| it.to_string());
        say(&name, &address, context);
        let community = Arc::new(open.community);
        let web = Web::new(Arc::clone(&community), Clock::of_the_machine(), settings);
        server::run(community, listener, web, jobs).await
    })?;
    Ok(String::new())
}

/// Says where the server listens, at once.
fn say(name: &str, address: &str, context: &Context) {
    let line = match (context.json, context.language) {
        (true, _) => format!("{}\n", json!({ "name": name, "address": address })),
        (false, Language::Chinese) => format!("社区“{name}”在 http://{address} 提供服务。\n"),
        (false, Language::English) => format!("\"{name}\" is served at http://{address}.\n"),
    };
    let mut output = stdout().lock();
    // Nobody may be listening to standard output.
    let _ = output.write_all(line.as_bytes()).and_then(|()| output.flush());
}
