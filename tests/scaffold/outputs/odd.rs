// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Extra, ExtraValue, Secret, TokenModel};

// The reply is a list: decode it as a `Vec<Reply>`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub r#type: Option<String>,
    #[serde(rename = "self")]
    pub self_: Option<u64>,
    #[serde(rename = "1st")]
    pub member_1st: Option<bool>,
    #[serde(rename = "été")]
    pub t: Option<String>,
    #[serde(rename = "")]
    pub member: Option<u64>,
    #[serde(rename = "\"quoted\\")]
    pub quoted: Option<String>,
    #[token(access_token)]
    pub access_token: Secret,
    #[serde(rename = "accessToken")]
    #[token(secret)]
    pub access_token_: Option<Secret>,
    #[serde(rename = "DateTime")]
    pub date_time: Option<ObjectDateTime>,
    #[serde(rename = "date_time")]
    pub date_time_: Option<ObjectDateTime3>,
    // Check the type of the elements.
    pub lists: Option<Vec<ExtraValue>>,
    // Check the type of the elements.
    pub mixed: Option<Vec<ExtraValue>>,
    pub numbers: Option<Vec<i64>>,
    pub fractions: Option<Vec<f64>>,
    pub flags: Option<Vec<bool>>,
    pub api_tokens: Option<Vec<Secret>>,
    // Check the type of the elements.
    pub none: Option<Vec<ExtraValue>>,
    pub nothing: Option<Extra>,
    pub large: Option<u64>,
    pub fraction: Option<f64>,
    // Check the type: the sample has null.
    pub null: Option<ExtraValue>,
    pub received_at: Option<String>,
    #[token(expires_in)]
    pub expires_in: u64,
    pub expires: Option<Expires>,
    pub expires_at: Option<bool>,
    #[token(expires_in, fallback)]
    pub ttl: Option<u64>,
    pub scope: Option<u64>,
    pub token_type: Option<u64>,
    pub people: Option<Vec<People>>,
    #[token(received)]
    pub received_at_: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct ObjectDateTime {
    pub vec: i64,
    pub date_time: ObjectDateTime2,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct ObjectDateTime2 {
    pub id: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct ObjectDateTime3 {
    pub vec: i64,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Expires {
    pub x: u64,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct People {
    pub id: u64,
    pub name: Option<String>,
    pub mail: Option<String>,
}
