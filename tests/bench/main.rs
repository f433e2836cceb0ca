//! What Irori costs: ratios from one run, with the raw figures beside. Run by `make bench`.

mod check_ins;
mod closing;
mod cost;
mod crowd;
mod crowd_days;
mod house;
mod import;
mod measure;
mod pages;
mod program;
mod reports;
mod rows;
mod visitor;

use anyhow::{Context, Result, bail};
use house::House;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    if let (Some(reports::ALONE), Some(format)) = (arguments.next().as_deref(), arguments.next()) {
        return reports::alone(&format);
    }
    tokio::select! {
        done = bench() => done,
        _ = tokio::signal::ctrl_c() => bail!("stopped"),
    }
}

async fn bench() -> Result<()> {
    let program = std::env::current_exe().context("where the bench itself stands")?;
    let beside = program.parent().context("the folder of the bench")?;
    // Not the system's temporary folder, which is memory on many machines.
    let folder = tempfile::tempdir_in(beside)?;
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!(
        "Irori's bench: {cores} cores, everything over loopback, files in {}",
        folder.path().display()
    );
    println!(
        "Every figure with others in brackets is the median of {} rounds (lowest to highest).",
        measure::ROUNDS
    );
    if let Ok(load) = std::fs::read_to_string("/proc/loadavg") {
        let minute = load.split(' ').next().unwrap_or_default();
        println!(
            "Load of the machine in the minute before: {minute}. Above 0.5, others disturb the figures."
        );
    }
    if cfg!(debug_assertions) {
        println!("This is a debug build: its figures mean nothing.");
    }
    let house = House::start(folder.path()).await?;
    check_ins::compare(&house, folder.path()).await?;
    pages::compare(&house).await?;
    house.stop().await;
    closing::compare(folder.path()).await?;
    reports::compare(folder.path())?;
    let binary = beside.join("irori");
    import::run(&binary, folder.path()).await?;
    cost::card(&binary, folder.path()).await
}
