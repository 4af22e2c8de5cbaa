const _: () = {
    use ::token_runtime::derived as __token;
    #[automatically_derived]
    impl __token::TokenModel for Plain {
        fn keep(&mut self, __old: &mut Self, _: __token::Bases) {
            __token::plain::keep(&mut self.name, &mut __old.name);
        }
    }
    #[derive(__token::serde::Deserialize)]
    #[serde(crate = "__token::serde", remote = "Plain", rename(deserialize = "Plain"))]
    struct __Read {
        name: Option<String>,
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Plain {
        fn deserialize<__D>(__deserializer: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            use __token::fallback::Read as _;
            __Read::deserialize(__token::Guard(__deserializer))
        }
    }
    #[derive(__token::serde::Serialize)]
    #[serde(crate = "__token::serde", remote = "Plain", rename(serialize = "Plain"))]
    struct __Write {
        name: Option<String>,
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Plain {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            use __token::fallback::Write as _;
            __Write::serialize(self, __serializer)
        }
    }
};
