//! How long the program took from its start to its first painted page.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::{PATIENCE, PAUSE, Window};
use crate::programs::built;

/// When the first text or picture was painted, in milliseconds since 1970; nothing before that.
const FIRST_PAINT: &str = "
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return paint ? performance.timeOrigin + paint.startTime : null;
";

/// Linux counts the start of a process in hundredths of a second since the machine began.
const TICKS_A_SECOND: f64 = 100.0;

impl Window {
    /// From the start of the process to the first painted page.
    pub async fn start_took(&self) -> Duration {
        let begun = Instant::now();
        let painted = loop {
            let painted = self.client.execute(FIRST_PAINT, Vec::new()).await;
            match painted.ok().and_then(|answer| answer.as_f64()) {
                Some(painted) => break painted / 1_000.0,
                None if begun.elapsed() > PATIENCE => {
                    self.stop("the page was never painted").await;
                }
                None => tokio::time::sleep(PAUSE).await,
            }
        };
        let started = started(&built("yike-desktop")).expect("the process of the window");
        Duration::from_secs_f64((painted - started).max(0.0))
    }
}

/// When the youngest process of this program started, in seconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "the page and the process are compared by the machine's own clock"
)]
fn started(program: &Path) -> Option<f64> {
    let program = program.canonicalize().ok()?;
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let uptime: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let processes = fs::read_dir("/proc").ok()?.flatten();
    let ours = processes.filter(|process| {
        fs::read_link(process.path().join("exe")).is_ok_and(|running| running == program)
    });
    let ticks = ours.filter_map(|process| {
        let stat = fs::read_to_string(process.path().join("stat")).ok()?;
        // The second field is the name in brackets, which may hold anything; the start is the twenty-second.
        let (_, after_name) = stat.rsplit_once(')')?;
        after_name.split_whitespace().nth(19)?.parse::<f64>().ok()
    });
    let youngest = ticks.fold(None, |youngest: Option<f64>, ticks| {
        Some(youngest.map_or(ticks, |youngest| youngest.max(ticks)))
    });
    Some(now.as_secs_f64() - uptime + youngest? / TICKS_A_SECOND)
}
