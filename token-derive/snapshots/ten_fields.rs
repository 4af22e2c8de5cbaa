const _: () = {
    use ::token_runtime::derived as __token;
    struct __Field0<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'de, 'a, T> __token::UnprintableCodec<'de> for __Field0<'a, T> {
        type Value = Secret;
    }
    struct __Field1<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::TokenTypeCodec for __Field1<'a, T> {
        type Value = Option<TokenType>;
    }
    struct __Field2<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::LifetimeCodec for __Field2<'a, T> {
        type Value = Option<u64>;
        const WIRE: __token::LifetimeWire = __token::LifetimeWire {
            unit: __token::Unit::Seconds,
            marks: __token::Marks {
                never: &[__token::Mark::Number(__token::Number::from_int(0i128))],
                unknown: &[],
                absent: __token::Meaning::Unknown,
            },
        };
    }
    struct __Field3<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::TimeCodec for __Field3<'a, T> {
        type Value = DateTime<Utc>;
        const WIRE: __token::TimeWire = __token::TimeWire {
            encodings: &[
                __token::Encoding::Rfc3339,
                __token::Encoding::Rfc3339,
                __token::Encoding::Unix,
            ],
            marks: __token::Marks::NONE,
        };
    }
    struct __Field4<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'de, 'a, T> __token::UnprintableCodec<'de> for __Field4<'a, T> {
        type Value = Option<Secret>;
    }
    struct __Field5<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::MarkedTimeCodec for __Field5<'a, T> {
        type Value = Expiry;
        const WIRE: __token::TimeWire = __token::TimeWire {
            encodings: &[__token::Encoding::Rfc3339, __token::Encoding::Unix],
            marks: __token::Marks {
                never: &[__token::Mark::Text("")],
                unknown: &[],
                absent: __token::Meaning::Never,
            },
        };
    }
    struct __Field6<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::ScopeCodec<'de> for __Field6<'a, T> {
        type Value = Cow<'a, str>;
        const FORM: __token::Form = __token::Form::Comma;
    }
    struct __Field9<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::UnprintableExtraCodec for __Field9<'a, T> {
        type Value = Extra;
    }
    #[automatically_derived]
    impl<'a, T> __token::Expires for Session<'a, T> {
        fn expiry_from(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            let __base = __token::Option::or(__token::Expires::base(self), __base);
            __token::expiry::first(
                [__token::lifetime::expiry::<__Field2<'a, T>>(&self.expires_in, __base)],
                __token::Expiry::Unknown,
            )
        }
        fn base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::time::instant::<__Field3<'a, T>>(&self.received_at)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Scoped for Session<'a, T> {
        fn granted(
            &self,
        ) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
            __token::scopes::granted::<__Field6<'a, T>>(&self.scope)
        }
        fn grants(&self, __scope: &__token::str) -> __token::bool {
            __token::scopes::grants::<__Field6<'a, T>>(&self.scope, __scope)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Authorizes for Session<'a, T> {
        fn credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field0<'a, T>>(&self.access_token)
        }
        fn scheme(&self) -> __token::Option<&__token::str> {
            __token::token_type::scheme::<__Field1<'a, T>>(&self.token_type)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Refreshes for Session<'a, T> {
        fn refresh_credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field4<'a, T>>(&self.refresh_token)
        }
        fn refresh_expiry_from(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            let __base = __token::Option::or(
                __token::time::instant::<__Field3<'a, T>>(&self.received_at),
                __base,
            );
            __token::expiry::first(
                [__token::time::expiry::<__Field5<'a, T>>(&self.refresh_expires_at)],
                __token::Expiry::Never,
            )
        }
        fn refresh_granted(
            &self,
        ) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
            __token::scopes::none()
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::TokenModel for Session<'a, T> {
        const MARGIN: __token::Duration = __token::Duration::from_secs(60u64);
        fn keep(&mut self, __old: &mut Self, _: __token::Bases) {
            __token::secret::keep::<
                __Field4<'a, T>,
            >(&mut self.refresh_token, &mut __old.refresh_token);
            __token::time::keep::<
                __Field5<'a, T>,
            >(&mut self.refresh_expires_at, &mut __old.refresh_expires_at);
            __token::scopes::keep::<__Field6<'a, T>>(&mut self.scope, &mut __old.scope);
            __token::plain::keep(&mut self.label, &mut __old.label);
            __token::plain::keep(&mut self.owner, &mut __old.owner);
            __token::extra::keep::<__Field9<'a, T>>(&mut self.extra, &mut __old.extra);
        }
        fn any_base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::Expires::base(self)
        }
        fn any_expiry(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            __token::Expires::expiry_from(self, __base)
        }
        fn any_granted(&self) -> __token::Option<__token::ScopeSet> {
            __token::scopes::owned(
                __token::scopes::granted::<__Field6<'a, T>>(&self.scope),
            )
        }
        fn any_refresh_credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field4<'a, T>>(&self.refresh_token)
        }
    }
    #[derive(__token::serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[serde(
        crate = "__token::serde",
        remote = "Session",
        rename(deserialize = "Session")
    )]
    struct __Read<'a, T> {
        #[serde(
            deserialize_with = "__token :: wrapped :: read :: < __token :: wrapped :: Access < __Field0 < 'a , T > > , _ , _ >"
        )]
        access_token: Secret,
        token_type: Option<TokenType>,
        #[serde(
            default = "__token::In::absent",
            getter = "__token",
            bound(deserialize = "")
        )]
        expires_in: __token::In<
            __token::wrapped::Lifetime<__Field2<'a, T>>,
            Option<u64>,
        >,
        #[serde(
            default = "__token::In::absent",
            getter = "__token",
            bound(deserialize = "")
        )]
        received_at: __token::In<
            __token::wrapped::Received<__Field3<'a, T>>,
            DateTime<Utc>,
        >,
        #[serde(
            default = "__token::In::absent",
            getter = "__token",
            bound(deserialize = "")
        )]
        refresh_token: __token::In<
            __token::wrapped::Secret<__Field4<'a, T>>,
            Option<Secret>,
        >,
        #[serde(
            default = "__token::In::absent",
            getter = "__token",
            bound(deserialize = "")
        )]
        refresh_expires_at: __token::In<__token::wrapped::Time<__Field5<'a, T>>, Expiry>,
        #[serde(
            default = "__token::In::absent",
            getter = "__token",
            borrow = "'a",
            bound(deserialize = "")
        )]
        scope: __token::In<__token::wrapped::Scopes<__Field6<'a, T>>, Cow<'a, str>>,
        #[serde(deserialize_with = "__token :: plain :: required")]
        label: Option<String>,
        owner: Option<T>,
        #[serde(flatten)]
        extra: Extra,
    }
    #[automatically_derived]
    impl<'a, T> __token::Into<Session<'a, T>> for __Read<'a, T> {
        fn into(self) -> Session<'a, T> {
            Session {
                access_token: self.access_token,
                token_type: self.token_type,
                expires_in: self.expires_in.0,
                received_at: self.received_at.0,
                refresh_token: self.refresh_token.0,
                refresh_expires_at: self.refresh_expires_at.0,
                scope: self.scope.0,
                label: self.label,
                owner: self.owner,
                extra: self.extra,
            }
        }
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::serde::Deserialize<'de> for Session<'a, T>
    where
        T: __token::serde::Deserialize<'de>,
    {
        fn deserialize<__D>(__deserializer: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            use __token::fallback::Read as _;
            __Read::<'a, T>::deserialize(__token::Guard(__deserializer))
        }
    }
    struct __Plain1<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::wrapped::PlainCodec for __Plain1<'a, T>
    where
        T: __token::serde::Serialize,
    {
        type Value = Option<TokenType>;
    }
    struct __Plain8<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::wrapped::PlainCodec for __Plain8<'a, T>
    where
        T: __token::serde::Serialize,
    {
        type Value = Option<T>;
    }
    struct __Written<'__t, 'a, T> {
        __of: &'__t Session<'a, T>,
        access_token: __token::Out<
            '__t,
            __token::wrapped::Secret<__Field0<'a, T>>,
            Secret,
        >,
        token_type: __token::Out<
            '__t,
            __token::wrapped::Plain<__Plain1<'a, T>>,
            Option<TokenType>,
        >,
        expires_in: __token::Out<
            '__t,
            __token::wrapped::Lifetime<__Field2<'a, T>>,
            Option<u64>,
        >,
        received_at: __token::Out<
            '__t,
            __token::wrapped::Time<__Field3<'a, T>>,
            DateTime<Utc>,
        >,
        refresh_token: __token::Out<
            '__t,
            __token::wrapped::Secret<__Field4<'a, T>>,
            Option<Secret>,
        >,
        refresh_expires_at: __token::Out<
            '__t,
            __token::wrapped::Time<__Field5<'a, T>>,
            Expiry,
        >,
        scope: __token::Out<
            '__t,
            __token::wrapped::Scopes<__Field6<'a, T>>,
            Cow<'a, str>,
        >,
        owner: __token::Out<'__t, __token::wrapped::Plain<__Plain8<'a, T>>, Option<T>>,
        extra: __token::Out<'__t, __token::wrapped::Extra<__Field9<'a, T>>, Extra>,
    }
    #[automatically_derived]
    impl<'__t, 'a, T> __token::Deref for __Written<'__t, 'a, T> {
        type Target = Session<'a, T>;
        fn deref(&self) -> &Session<'a, T> {
            self.__of
        }
    }
    #[derive(__token::serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    #[serde(
        crate = "__token::serde",
        remote = "__Written",
        rename(serialize = "Session")
    )]
    struct __Write<'__t, 'a, T> {
        #[serde(bound(serialize = ""))]
        access_token: __token::Out<
            '__t,
            __token::wrapped::Secret<__Field0<'a, T>>,
            Secret,
        >,
        #[serde(skip_serializing_if = "__token::Out::omitted", bound(serialize = ""))]
        token_type: __token::Out<
            '__t,
            __token::wrapped::Plain<__Plain1<'a, T>>,
            Option<TokenType>,
        >,
        #[serde(skip_serializing_if = "__token::Out::omitted", bound(serialize = ""))]
        expires_in: __token::Out<
            '__t,
            __token::wrapped::Lifetime<__Field2<'a, T>>,
            Option<u64>,
        >,
        #[serde(bound(serialize = ""))]
        received_at: __token::Out<
            '__t,
            __token::wrapped::Time<__Field3<'a, T>>,
            DateTime<Utc>,
        >,
        #[serde(skip_serializing_if = "__token::Out::omitted", bound(serialize = ""))]
        refresh_token: __token::Out<
            '__t,
            __token::wrapped::Secret<__Field4<'a, T>>,
            Option<Secret>,
        >,
        #[serde(skip_serializing_if = "__token::Out::omitted", bound(serialize = ""))]
        refresh_expires_at: __token::Out<
            '__t,
            __token::wrapped::Time<__Field5<'a, T>>,
            Expiry,
        >,
        #[serde(bound(serialize = ""))]
        scope: __token::Out<
            '__t,
            __token::wrapped::Scopes<__Field6<'a, T>>,
            Cow<'a, str>,
        >,
        label: Option<String>,
        #[serde(
            skip_serializing_if = "__token::Out::omitted",
            bound(serialize = "T : __token :: serde :: Serialize")
        )]
        owner: __token::Out<'__t, __token::wrapped::Plain<__Plain8<'a, T>>, Option<T>>,
        #[serde(flatten)]
        #[serde(bound(serialize = ""))]
        extra: __token::Out<'__t, __token::wrapped::Extra<__Field9<'a, T>>, Extra>,
        #[serde(skip)]
        __of: &'__t (),
    }
    #[automatically_derived]
    impl<'a, T> __token::serde::Serialize for Session<'a, T>
    where
        T: __token::serde::Serialize,
    {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            use __token::fallback::Write as _;
            let __human = __token::serde::Serializer::is_human_readable(&__serializer);
            __Write::<
                '_,
                'a,
                T,
            >::serialize(
                &__Written {
                    __of: self,
                    access_token: __token::Out::new(&self.access_token, false),
                    token_type: __token::Out::new(
                        &self.token_type,
                        __human && __token::Option::is_none(&self.token_type),
                    ),
                    expires_in: __token::Out::new(
                        &self.expires_in,
                        __human && __token::Option::is_none(&self.expires_in),
                    ),
                    received_at: __token::Out::new(&self.received_at, false),
                    refresh_token: __token::Out::new(
                        &self.refresh_token,
                        __human && __token::Option::is_none(&self.refresh_token),
                    ),
                    refresh_expires_at: __token::Out::new(
                        &self.refresh_expires_at,
                        __human
                            && __token::time::is_absent::<
                                __Field5<'a, T>,
                            >(&self.refresh_expires_at),
                    ),
                    scope: __token::Out::new(&self.scope, false),
                    owner: __token::Out::new(
                        &self.owner,
                        __human && __token::Option::is_none(&self.owner),
                    ),
                    extra: __token::Out::new(&self.extra, false),
                },
                __serializer,
            )
        }
    }
};
