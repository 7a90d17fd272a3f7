//! `tongzhou receipt verify FILE --key VERIFIER`: whether a community signed a receipt.
//!
//! It needs the file and the verifier and nothing else: no network, no community, no rulebook.

use crate::failure::{Failure, whole_file};
use crate::{Context, rows};
use ledger::{Fault, Language, Place, Rejection};
use serde_json::json;
use service::receipt::{Receipt, read_verifier, verify_receipt};
use std::io::Read;
use std::path::{Path, PathBuf};

/// No receipt is as long as this; a longer file is not read to its end.
const RECEIPT_BYTES_MAX: u64 = 64 * 1024;

/// The commands on receipts.
#[derive(clap::Subcommand)]
pub enum ReceiptCommand {
    /// Check the signature, and show what was agreed; exit status 1 when it is not valid.
    /// 核对签名并显示约定的内容；无效时退出状态为 1。
    Verify {
        /// The receipt, as it was downloaded. 下载的回执文件。
        file: PathBuf,
        /// The verifier that the community publishes. 互助社公布的验证公钥。
        #[arg(long, value_name = "VERIFIER")]
        key: String,
    },
}

/// Runs a command on receipts.
///
/// # Errors
/// A file or a key that cannot be read; that the receipt is not valid.
pub fn run(command: &ReceiptCommand, context: &Context) -> Result<String, Failure> {
    let ReceiptCommand::Verify { file, key } = command;
    let verifier = read_verifier(key).map_err(|rejection| Fault {
        place: Place::Key("--key".to_owned()),
        text: key.clone(),
        ..whole_file("tongzhou receipt verify", rejection)
    })?;
    let bytes =
        read(file).map_err(|rejection| whole_file(file.display().to_string(), rejection))?;
    match verify_receipt(&bytes, &verifier) {
        Ok(receipt) => Ok(valid(&receipt, verifier.name(), context)),
        Err(rejection) => Err(Failure::answered_no(not_valid(rejection, context))),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Rejection> {
    let mut bytes = Vec::new();
    let read = rows::open(file)?.take(RECEIPT_BYTES_MAX).read_to_end(&mut bytes);
    read.map_err(|_| Rejection::FileUnreadable)?;
    Ok(bytes)
}

fn valid(receipt: &Receipt, signer: &str, context: &Context) -> String {
    if context.json {
        let answers = receipt.answers.iter();
        let answers = answers.map(|(question, answer)| (question.clone(), answer.word().into()));
        let value = json!({
            "valid": true,
            "signed_by": signer,
            "member": receipt.member.to_string(),
            "pool": receipt.pool,
            "plan": receipt.plan,
            "version": receipt.version,
            "answers": answers.collect::<serde_json::Map<_, _>>(),
            "joined_on": receipt.joined_on.to_string(),
            "signed_at": receipt.signed_at.to_string(),
            "paid": receipt.paid.display(receipt.currency).to_string(),
            "currency": receipt.currency.code(),
        });
        return format!("{value}\n");
    }
    let said = match context.language {
        Language::Chinese => format!("✓ 有效：由 {signer} 签署。"),
        Language::English => format!("✓ Valid: signed by {signer}."),
    };
    format!("{said}\n\n{}", receipt.text())
}

fn not_valid(rejection: Rejection, context: &Context) -> String {
    let words = rejection.words();
    let (message, remedy) = match context.language {
        Language::Chinese => (words.chinese, words.remedy_chinese),
        Language::English => (words.english, words.remedy_english),
    };
    let number = rejection.number();
    if context.json {
        let value = json!({
            "valid": false,
            "code": number,
            "rejection": words.slug,
            "message": message,
        });
        return format!("{value}\n");
    }
    match context.language {
        Language::Chinese => format!("✗ 无效：{message}（R{number}）。应为：{remedy}。\n"),
        Language::English => {
            format!("✗ Not valid: {message} (R{number}). It should be {remedy}.\n")
        }
    }
}
