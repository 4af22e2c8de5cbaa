//! Token models with other crates: `oauth2`, `openidconnect`, `http` and `reqwest`, `jiff`, `time`,
//! a log pipeline, an embedded database.

use std::env::{self, consts::EXE_SUFFIX};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::{fs, process};

#[path = "../../holder/holder.rs"]
mod holder_example;
#[path = "../../resource_server/introspection.rs"]
mod introspection;
#[path = "../../openid/response.rs"]
#[allow(dead_code, reason = "the example uses all of it")]
mod openid_response;
#[path = "../../holder/provider.rs"]
mod provider;
#[path = "../../oauth2_client/providers.rs"]
mod providers;
#[path = "../../resource_server/app.rs"]
mod resource_app;
#[path = "../../oauth2_client/server.rs"]
mod server;
#[path = "../../oauth2_client/store.rs"]
mod store;

mod end_to_end;
mod grants;
mod headers;
mod holder;
mod life;
mod logs;
mod openid;
mod resource;
mod storage;
mod store_file;
mod times;

/// The executable of an example, which Cargo puts beside the folder of this test's executable.
fn example(name: &str) -> Command {
    let this = env::current_exe().expect("a path of this test");
    let profile = this.ancestors().nth(2).expect("target/<profile>/deps/<this>");
    let program = profile.join("examples").join(format!("{name}{EXE_SUFFIX}"));
    assert!(program.is_file(), "{} is missing: `cargo build --examples`", program.display());
    Command::new(program)
}

/// The output of an example that must succeed.
#[track_caller]
fn output(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().expect("the example starts");
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("UTF-8")
}

/// A temporary folder, which is removed at the end of the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("token-interop-{name}-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
