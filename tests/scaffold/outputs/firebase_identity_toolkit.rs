// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    pub kind: String,
    pub local_id: String,
    pub email: String,
    pub display_name: String,
    // Check that this token authorizes requests.
    #[token(access_token)]
    pub id_token: Secret,
    pub registered: bool,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(expires_in)]
    pub expires_in: u64,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
