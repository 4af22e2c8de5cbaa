//! A `received` field is always written, under the name it is read by.

#[derive(TokenModel)]
struct NotWritten {
    #[token(received)]
    #[serde(skip_serializing)] //~
    received_at: DateTime<Utc>,
}

#[derive(TokenModel)]
struct SometimesWritten {
    #[token(received)]
    #[serde(skip_serializing_if = "Option::is_none")] //~
    received_at: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
struct OtherName {
    #[token(received)]
    #[serde(rename(serialize = "received_at"))] //~
    received: DateTime<Utc>,
}

#[derive(TokenModel)]
#[serde(rename_all(deserialize = "camelCase"))]
struct OtherNames {
    #[token(received)] //~
    received_at: DateTime<Utc>,
}

#[derive(TokenModel)]
struct Skipped {
    #[token(received)] //~
    #[serde(skip)]
    received_at: DateTime<Utc>,
}
