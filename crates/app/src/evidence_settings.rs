//! Where a community keeps the files of its cases: a folder of its own, or a bucket.
//!
//! ```text
//! DIR/evidence/             unless the settings name a bucket
//! DIR/keys/evidence.id      the id of the bucket's access key
//! DIR/keys/evidence.secret  and its secret
//! ```
//!
//! The access key may come from the environment instead, which goes before the files.
//! **Invariant: no secret stands in the settings.**

use crate::failure::{Failure, whole_file};
use ledger::{Expected, Fault, Place, Rejection};
use serde::{Deserialize, Serialize};
use std::env;
use std::fs;
use std::path::Path;
use vault::evidence::{BucketSettings, EvidencePlace, EvidenceSettings, Transport};
use zeroize::Zeroizing;

/// The folder of the files of cases.
pub const EVIDENCE: &str = "evidence";

/// Where a part of the access key is: the name in settings, the variable, and the file of the keys.
const KEY_ID: [&str; 3] = ["key_id", "TONGZHOU_EVIDENCE_KEY_ID", "evidence.id"];
const SECRET: [&str; 3] = ["secret", "TONGZHOU_EVIDENCE_SECRET", "evidence.secret"];

/// What `community.toml` says of a bucket, under `[evidence]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BucketTable {
    /// The address of a service that speaks S3.
    pub endpoint: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The name of the bucket.
    pub bucket: String,
    /// How the service is spoken to.
    #[serde(default)]
    pub transport: TransportWord,
}

/// How the service is spoken to, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TransportWord {
    /// With TLS only.
    #[default]
    Tls,
    /// Also without, for a service on the same machine.
    Plain,
}

/// Opens the place of a community in this folder.
pub fn open(
    folder: &Path,
    keys: &Path,
    table: Option<&BucketTable>,
    settings_file: &Path,
) -> Result<EvidencePlace, Failure> {
    let settings = match table {
        None => EvidenceSettings::Folder(folder.join(EVIDENCE)),
        Some(table) => EvidenceSettings::Bucket(bucket(keys, table, settings_file)?),
    };
    EvidencePlace::open(&settings).map_err(|rejection| {
        let file = folder.join(EVIDENCE).display().to_string();
        whole_file(file, rejection).into()
    })
}

/// The settings of a bucket, with its access key.
fn bucket(
    keys: &Path,
    table: &BucketTable,
    settings_file: &Path,
) -> Result<BucketSettings, Failure> {
    let wrong = |key: &str, text: &str| Failure::from(wrong(settings_file, key, text));
    let secret = |[name, variable, file]: [&str; 3]| {
        read(keys, variable, file).ok_or_else(|| wrong(name, ""))
    };
    let settings = BucketSettings {
        endpoint: table.endpoint.clone(),
        region: table.region.clone(),
        bucket: table.bucket.clone(),
        key_id: secret(KEY_ID)?.to_string(),
        secret: secret(SECRET)?,
        transport: match table.transport {
            TransportWord::Tls => Transport::TlsOnly,
            TransportWord::Plain => Transport::PlainAllowed,
        },
    };
    match settings.wrong() {
        None => Ok(settings),
        Some(key) => {
            let text = match key {
                "endpoint" => &settings.endpoint,
                "region" => &settings.region,
                "bucket" => &settings.bucket,
                // A part of the access key is not repeated.
                _ => "",
            };
            Err(wrong(key, text))
        }
    }
}

/// A part of the access key; nothing where it is nowhere.
fn read(keys: &Path, variable: &str, file: &str) -> Option<Zeroizing<String>> {
    let text = env::var(variable).ok().or_else(|| fs::read_to_string(keys.join(file)).ok());
    let text = Zeroizing::new(text?);
    Some(Zeroizing::new(text.trim().to_owned())).filter(|text| !text.is_empty())
}

/// Which key of the settings is wrong, and what would be right.
fn wrong(settings_file: &Path, key: &str, text: &str) -> Fault {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    let in_keys = |[_, variable, file]: [&str; 3]| {
        (
            format!("环境变量 {variable}，或 keys 文件夹里的 {file}"),
            format!("the variable {variable}, or {file} in the folder of keys"),
        )
    };
    let (chinese, english) = match key {
        "endpoint" => (
            "https 地址；transport = \"plain\" 时也可以是 http".to_owned(),
            "an address with https; with http too where transport = \"plain\"".to_owned(),
        ),
        "region" => same("local"),
        "bucket" => same("evidence"),
        "key_id" => in_keys(KEY_ID),
        _ => in_keys(SECRET),
    };
    let file = settings_file.display().to_string();
    Fault {
        place: Place::Key(format!("evidence.{key}")),
        text: text.to_owned(),
        expected: Some(Expected { chinese, english }),
        ..whole_file(file, Rejection::CommunitySettingsInvalid)
    }
}
