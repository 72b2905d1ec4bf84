//! Archives on network folders are refused: file locks and WAL cannot be trusted there.

use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// File systems behind which another computer stands.
const NETWORK: &[&str] = &[
    "9p",
    "afpfs",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "webdav",
];

/// Refuses a folder that another computer serves.
pub(crate) fn refuse_network_folder(path: &Path) -> Result<()> {
    let real = real_path(path);
    match is_windows_share(&real) || file_system(&real).is_some_and(|kind| is_network(&kind)) {
        true => Err(Error::NetworkFolder {
            path: path.to_owned(),
        }),
        false => Ok(()),
    }
}

/// The path without links and relative parts; of a folder that is yet to be made, that of its nearest parent. A drive
/// letter that stands for a share becomes the share.
fn real_path(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = absolute
        .ancestors()
        .find_map(|parent| std::fs::canonicalize(parent).ok());
    real.unwrap_or(absolute)
}

/// `\\server\share` and its long form `\\?\UNC\server\share`, but not `\\?\C:\` or `\\.\`.
fn is_windows_share(path: &Path) -> bool {
    let text = path.to_string_lossy().to_uppercase();
    match text.strip_prefix(r"\\") {
        Some(rest) => rest.starts_with(r"?\UNC\") || !rest.starts_with(['?', '.']),
        None => false,
    }
}

fn is_network(kind: &str) -> bool {
    NETWORK.contains(&kind)
}

#[cfg(target_os = "linux")]
fn file_system(path: &Path) -> Option<String> {
    let table = std::fs::read_to_string("/proc/self/mounts").ok()?;
    kind_of_mount(table.lines().filter_map(linux_mount), path)
}

#[cfg(target_os = "macos")]
fn file_system(path: &Path) -> Option<String> {
    let output = std::process::Command::new("/sbin/mount").output().ok()?;
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    kind_of_mount(table.lines().filter_map(macos_mount), path)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn file_system(_path: &Path) -> Option<String> {
    None
}

/// The kind of the innermost mount around `path`; of two at one place, the later one.
#[cfg_attr(
    not(any(unix, test)),
    expect(dead_code, reason = "Windows names shares in the path itself")
)]
fn kind_of_mount(mounts: impl Iterator<Item = (PathBuf, String)>, path: &Path) -> Option<String> {
    let around = mounts.filter(|(place, _)| path.starts_with(place));
    around
        .max_by_key(|(place, _)| place.components().count())
        .map(|(_, kind)| kind)
}

/// A line of `/proc/self/mounts`: device, place, kind, options; a space in a place is written `\040`.
#[cfg(any(target_os = "linux", test))]
fn linux_mount(line: &str) -> Option<(PathBuf, String)> {
    let mut words = line.split(' ').skip(1);
    let (place, kind) = (words.next()?, words.next()?);
    let place = place
        .replace(r"\040", " ")
        .replace(r"\011", "\t")
        .replace(r"\134", r"\");
    Some((PathBuf::from(place), kind.to_owned()))
}

/// A line of macOS's `mount`: `//someone@server/share on /Volumes/share (smbfs, nodev, nosuid)`.
#[cfg(any(target_os = "macos", test))]
fn macos_mount(line: &str) -> Option<(PathBuf, String)> {
    let (_, rest) = line.split_once(" on ")?;
    let (place, options) = rest.rsplit_once(" (")?;
    let kind = options.split([',', ')']).next()?;
    Some((PathBuf::from(place), kind.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_mount_counts() {
        let table = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/local ext4 rw 0 0\n\
                     //server/share /mnt/our\\040share cifs rw 0 0\nme@host: /mnt/ssh fuse.sshfs rw 0 0";
        let kind = |path: &str| {
            kind_of_mount(table.lines().filter_map(linux_mount), Path::new(path)).unwrap()
        };
        for (path, expected, network) in [
            ("/var/yike", "ext4", false),
            ("/homework/yike", "ext4", false),
            ("/home/wen/yike", "nfs4", true),
            ("/home/local/yike", "ext4", false),
            ("/mnt/our share/yike", "cifs", true),
            ("/mnt/ssh/yike", "fuse.sshfs", true),
        ] {
            assert_eq!(
                (kind(path).as_str(), is_network(&kind(path))),
                (expected, network),
                "{path}"
            );
        }
    }

    #[test]
    fn macos_names_the_kind_in_brackets() {
        let table = "/dev/disk3s1s1 on / (apfs, sealed, local, read-only)\n\
                     //wen@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by wen)\n\
                     /dev/disk5 on /Volumes/U (1) (msdos, local)";
        let kind = |path: &str| {
            kind_of_mount(table.lines().filter_map(macos_mount), Path::new(path)).unwrap()
        };
        assert_eq!(kind("/Users/wen/yike"), "apfs");
        assert_eq!(kind("/Volumes/share/yike"), "smbfs");
        assert_eq!(kind("/Volumes/U (1)/yike"), "msdos");
    }

    #[test]
    fn windows_shares_are_known_by_their_path() {
        for share in [
            r"\\server\share\yike",
            r"\\?\UNC\server\share\yike",
            r"\\?\unc\server\share",
        ] {
            assert!(is_windows_share(Path::new(share)), "{share}");
        }
        for local in [
            r"C:\Users\wen",
            r"\\?\C:\Users\wen",
            r"\\.\C:\yike",
            "/home/wen",
        ] {
            assert!(!is_windows_share(Path::new(local)), "{local}");
        }
    }

    #[test]
    fn a_folder_that_is_yet_to_be_made_is_where_its_parent_is() {
        let place = tempfile::tempdir().unwrap();
        let real = std::fs::canonicalize(place.path()).unwrap();
        assert_eq!(real_path(&place.path().join("new/archive")), real);
        assert!(refuse_network_folder(&place.path().join("new/archive")).is_ok());
    }
}
