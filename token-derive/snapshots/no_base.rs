const _: () = {
    use ::token_runtime::derived as __token;
    struct __Field0;
    #[automatically_derived]
    impl __token::LifetimeCodec for __Field0 {
        type Value = u64;
        const WIRE: __token::LifetimeWire = __token::LifetimeWire {
            unit: __token::Unit::Seconds,
            marks: __token::Marks::NONE,
        };
    }
};
const _: () = {
    use ::token_runtime::derived as __token;
    #[automatically_derived]
    impl __token::TokenModel for Session {
        fn keep(&mut self, _: &mut Self, _: __token::Bases) {}
    }
    #[automatically_derived]
    impl __token::Expires for Session {
        fn expiry_from(
            &self,
            _: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            __token::Expiry::Unknown
        }
        fn base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::Option::None
        }
    }
    #[automatically_derived]
    impl __token::Scoped for Session {
        fn granted(
            &self,
        ) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
            __token::scopes::none()
        }
    }
    #[automatically_derived]
    impl __token::Authorizes for Session {
        fn credential(&self) -> __token::Option<&__token::str> {
            __token::Option::None
        }
        fn scheme(&self) -> __token::Option<&__token::str> {
            __token::Option::None
        }
    }
    #[automatically_derived]
    impl __token::Refreshes for Session {
        fn refresh_credential(&self) -> __token::Option<&__token::str> {
            __token::Option::None
        }
        fn refresh_expiry_from(
            &self,
            _: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            __token::Expiry::Unknown
        }
        fn refresh_granted(
            &self,
        ) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
            __token::scopes::none()
        }
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Session {
        fn serialize<__S: __token::serde::Serializer>(
            &self,
            __s: __S,
        ) -> __token::Result<__S::Ok, __S::Error> {
            <() as __token::fallback::Write>::serialize(self, __s)
        }
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Session {
        fn deserialize<__D: __token::serde::Deserializer<'de>>(
            __d: __D,
        ) -> __token::Result<Self, __D::Error> {
            <() as __token::fallback::Read>::deserialize(__d)
        }
    }
};
::core::compile_error! {
    "`expires_in` counts from a time that this struct does not have: add `#[token(issued = \"unix\")]` to the field in which the server says it, or a field `#[token(received)] received_at: DateTime<Utc>`, which is stamped when the reply is decoded; if the struct that nests this one has it, put `#[token(base = \"parent\")]` on this struct"
}
