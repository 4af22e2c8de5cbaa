//! A `received` field is written under the name it is read by.

#[derive(TokenModel)]
struct NotWritten {
    #[token(received)]
    #[serde(skip_serializing)] //~
    received_at: DateTime<Utc>,
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
