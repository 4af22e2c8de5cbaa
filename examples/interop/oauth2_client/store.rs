//! A token in a file that only its owner can read, because the file contains the secrets in
//! clear. The file is replaced atomically: it contains the old token or the new one.

use serde::{Serialize, de::DeserializeOwned};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{error::Error, fmt, process};

pub(crate) struct Store(PathBuf);

/// An error with the path of the file.
#[derive(Debug)]
pub(crate) struct StoreError {
    file: PathBuf,
    cause: io::Error,
}

impl Store {
    pub(crate) fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Loads the token. `None` if there is no file.
    pub(crate) fn load<T: DeserializeOwned>(&self) -> Result<Option<T>, StoreError> {
        let text = match fs::read(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(&self.0, error)),
        };
        serde_json::from_slice(&text).map_err(|error| failed(&self.0, error))
    }

    /// Creates a temporary file for a new token. Call this before the refresh: a server that
    /// rotates refresh tokens accepts the old one only once, so a new token that cannot be stored
    /// would be lost.
    pub(crate) fn place(&self) -> Result<Place<'_>, StoreError> {
        // The process ID keeps two programs that write the same file apart.
        let mut unfinished = self.0.clone().into_os_string();
        unfinished.push(format!(".{}.new", process::id()));
        let unfinished = PathBuf::from(unfinished);
        // An interrupted program with the same process ID may have left a temporary file.
        match fs::remove_file(&unfinished) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed(&unfinished, error));
            }
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let opened = options.open(&unfinished).map_err(|error| failed(&unfinished, error))?;
        Ok(Place { path: &self.0, unfinished, opened })
    }
}

/// A temporary file beside the token's file. Dropping it without `store` removes it.
pub(crate) struct Place<'s> {
    path: &'s Path,
    unfinished: PathBuf,
    opened: File,
}

impl Place<'_> {
    /// Writes the token and replaces the old file.
    pub(crate) fn store<T: Serialize>(mut self, token: &T) -> Result<(), StoreError> {
        let text = serde_json::to_vec(token).map_err(|error| failed(self.path, error))?;
        self.write(&text).map_err(|error| failed(&self.unfinished, error))?;
        fs::rename(&self.unfinished, self.path).map_err(|error| failed(self.path, error))
    }

    fn write(&mut self, text: &[u8]) -> io::Result<()> {
        self.opened.write_all(text)?;
        self.opened.sync_all()
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        // After the rename there is no temporary file, and this fails without harm.
        let _ = fs::remove_file(&self.unfinished);
    }
}

fn failed(file: &Path, cause: impl Into<io::Error>) -> StoreError {
    StoreError { file: file.to_owned(), cause: cause.into() }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.cause)
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}
