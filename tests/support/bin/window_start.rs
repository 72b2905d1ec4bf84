//! `yike-window-start ARCHIVE`: starts the window of this build several times and says, one a line, how many milliseconds
//! each took from the start of the process to the first painted page.

#![expect(clippy::print_stdout, reason = "the answer goes to whoever runs it")]

#[cfg(target_os = "linux")]
fn main() {
    use std::path::PathBuf;
    use yike_tests::window::Window;

    const STARTS: usize = 5;

    let archive: PathBuf = std::env::args_os().nth(1).expect("an archive").into();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for _ in 0..STARTS {
        let took = runtime.block_on(async {
            let window = Window::open(&archive).await;
            let took = window.start_took().await;
            window.close().await;
            took
        });
        println!("{:.0}", took.as_secs_f64() * 1_000.0);
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("only on Linux is there a driver for the window");
    std::process::exit(1);
}
