//! The program `irori`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::main()
}
