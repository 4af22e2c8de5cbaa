const _: () = {
    use ::token_runtime::__private as __token;
    #[automatically_derived]
    impl __token::Expires for Session {}
    #[automatically_derived]
    impl __token::Scoped for Session {}
    #[automatically_derived]
    impl __token::Authorizes for Session {}
    #[automatically_derived]
    impl __token::Refreshes for Session {}
    #[automatically_derived]
    impl __token::TokenModel for Session {}
    #[automatically_derived]
    impl __token::Ask for Session {
        fn ask<'__m, __Q: __token::Query<'__m>>(&'__m self, _: &mut __Q) {}
        fn inherit(&mut self, _: __token::Option<&mut Self>, _: __token::Inheritance) {}
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Session {
        fn serialize<__S: __token::serde::Serializer>(
            &self,
            _: __S,
        ) -> __token::Result<__S::Ok, __S::Error> {
            __token::not_expanded()
        }
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Session {
        fn deserialize<__D: __token::serde::Deserializer<'de>>(
            _: __D,
        ) -> __token::Result<Self, __D::Error> {
            __token::not_expanded()
        }
    }
};
::core::compile_error! {
    "`TokenModel` is for structs with named fields, and this is an enum: derive it on the struct in each variant"
}
