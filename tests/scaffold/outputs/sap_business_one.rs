// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct Reply {
    #[serde(rename = "odata.metadata")]
    pub odata_metadata: String,
    // Check that this token authorizes requests.
    #[token(access_token)]
    pub session_id: Secret,
    pub version: String,
    // Check the unit: minutes are assumed.
    #[token(expires_in = "minutes")]
    pub session_timeout: u64,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
