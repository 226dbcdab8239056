// Made by `make contract` from openapi.json: change the schemas in src/admin instead.

export interface paths {
    "/discover/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may use discovery, and its limits */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description DiscoveryAccess */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allows_private: boolean;
                            limits: {
                                max_buckets: number;
                                max_files: number;
                                max_files_per_bucket: number;
                            };
                            /** @enum {string} */
                            mode: "open" | "admin" | "off";
                            server_side: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discover/bucket/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Objects of a bucket */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        access_key: string;
                        /** Format: uri */
                        endpoint_url: string;
                        /** @default us-east-1 */
                        region?: string;
                        /** @description Used for this call, kept nowhere */
                        secret_key: string;
                        session_token?: string | null;
                    };
                };
            };
            responses: {
                /** @description DiscoveredBucket */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Files that were counted, those beyond the answer included */
                            file_count: number;
                            readonly files: {
                                etag: string | null;
                                key: string;
                                last_modified: string | null;
                                size: number;
                            }[];
                            /** @description True when there are more files than `files` holds */
                            is_truncated: boolean;
                            location: string | null;
                            name: string;
                            /** @description Bytes of all files that were counted */
                            total_size: number;
                            versioning_status: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discover/bucket/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Versions of a bucket’s objects */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        access_key: string;
                        /** Format: uri */
                        endpoint_url: string;
                        /** @default us-east-1 */
                        region?: string;
                        /** @description Used for this call, kept nowhere */
                        secret_key: string;
                        session_token?: string | null;
                    };
                };
            };
            responses: {
                /** @description DiscoveredVersions */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            is_truncated: boolean;
                            name: string;
                            versioning_status: string;
                            readonly versions: {
                                etag: string | null;
                                is_delete_marker: boolean;
                                is_latest: boolean;
                                key: string;
                                last_modified: string | null;
                                size: number;
                                version_id: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discover/buckets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Buckets that a key sees */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        access_key: string;
                        /** Format: uri */
                        endpoint_url: string;
                        /** @default us-east-1 */
                        region?: string;
                        /** @description Used for this call, kept nowhere */
                        secret_key: string;
                        session_token?: string | null;
                    };
                };
            };
            responses: {
                /** @description DiscoveredBucketNames */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            creation_date: string | null;
                            name: string;
                        }[];
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discover/endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an endpoint is, and under whose law */
        get: {
            parameters: {
                query: {
                    endpoint_url: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description EndpointPlace */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            host: string;
                            match: {
                                city: string | null;
                                country: string;
                                endpoint_url: string;
                                /** @description True when `{account_id}` or the like is to be filled in */
                                is_template: boolean;
                                jurisdictions: {
                                    /** @description ISO 3166-1 alpha-2 */
                                    code: string;
                                    /**
                                     * @description Why this law reaches what is stored there
                                     * @enum {string}
                                     */
                                    via: "location" | "operator" | "parent";
                                }[];
                                operator_country: string | null;
                                parent_country: string | null;
                                provider_id: string;
                                provider_name: string;
                                region_id: string;
                                zone_code: string;
                            } | null;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discover/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The S3 endpoints that the catalog knows */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description KnownEndpointList */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            endpoints: {
                                city: string | null;
                                country: string;
                                endpoint_url: string;
                                /** @description True when `{account_id}` or the like is to be filled in */
                                is_template: boolean;
                                operator_country: string | null;
                                parent_country: string | null;
                                provider_id: string;
                                provider_name: string;
                                region_id: string;
                                zone_code: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discover/relay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forward a request that was signed elsewhere */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Scheme, host and port; the host is the one that was signed */
                        endpoint_url: string;
                        /** @description Signed headers in lower case, without host */
                        headers: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        method: "GET" | "HEAD";
                        /** @description Path and query exactly as they were signed */
                        target: string;
                    };
                };
            };
            responses: {
                /** @description The endpoint’s answer, byte for byte */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Health */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/backends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backends, their places and their backlog */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description BackendList */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            backends: {
                                backend_id: string;
                                backlog: {
                                    due: number;
                                    leased: number;
                                    oldest_due_at: string | null;
                                    parked: number;
                                };
                                country: string | null;
                                endpoint: string;
                                is_healthy: boolean;
                                operator_country: string | null;
                                parent_country: string | null;
                                provider_id: string | null;
                                region: string;
                                /** @enum {string} */
                                state: "active" | "read-only" | "draining" | "offline";
                                zone_code: string | null;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/buckets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a bucket under policy */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Home first; policy chooses when left out */
                        backend_ids?: string[];
                        /** @description The tenant */
                        customer_id: string;
                        /** @description The bucket as the tenant knows it */
                        logical_name: string;
                        /**
                         * @description A country, group, zone or backend region constrains the bucket to it
                         * @default
                         */
                        region_id?: string;
                    };
                };
            };
            responses: {
                /** @description Bucket */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description backend id to backend bucket */
                            backend_mapping: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            home_backend: string;
                            logical_name: string;
                            region_id: string;
                            replicas: number;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/buckets/{customer_id}/{logical_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a bucket is mapped */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The tenant */
                    customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    logical_name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Bucket */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description backend id to backend bucket */
                            backend_mapping: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            home_backend: string;
                            logical_name: string;
                            region_id: string;
                            replicas: number;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/buckets/{customer_id}/{logical_name}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a bucket is where it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The tenant */
                    customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    logical_name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an access key for a tenant, or have one made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        access_key?: string;
                        /** @description The tenant */
                        customer_id: string;
                        secret_key?: string;
                    };
                };
            };
            responses: {
                /** @description NewCredential */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access_key: string;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            secret_key?: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/credentials/{access_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose access key it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    access_key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Credential */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access_key: string;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The replication queue, in order of id */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    /** @description The tenant */
                    customer_id?: string;
                    limit?: number;
                    status?: "pending" | "in_progress" | "completed" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description JobPage */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            jobs: {
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                customer_id: string;
                                id: string;
                                last_error: string | null;
                                logical_name: string;
                                object_id: string;
                                object_key: string;
                                source_backend: string;
                                /** @enum {string} */
                                status: "pending" | "in_progress" | "completed" | "failed";
                                target_backend: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a copy of an object due at a backend */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        object_id: string;
                        /** @description A configured backend */
                        target_backend: string;
                    };
                };
            };
            responses: {
                /** @description ReplicationJob */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            id: string;
                            last_error: string | null;
                            logical_name: string;
                            object_id: string;
                            object_key: string;
                            source_backend: string;
                            /** @enum {string} */
                            status: "pending" | "in_progress" | "completed" | "failed";
                            target_backend: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/objects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record an object that already stands at its backend */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A configured backend */
                        backend_id: string;
                        /** @description The tenant */
                        customer_id: string;
                        encrypted_key?: string | null;
                        etag: string;
                        /** @description The bucket as the tenant knows it */
                        logical_name: string;
                        /** @description The object key, exact */
                        object_key: string;
                        replica_count?: number | null;
                        residency?: string | null;
                        size: number;
                        targets?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description RecordedObject */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            backend_bucket: string;
                            backend_id: string;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            encrypted_key: string | null;
                            etag: string;
                            generation: number;
                            id: string;
                            jobs_created: {
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                customer_id: string;
                                id: string;
                                last_error: string | null;
                                logical_name: string;
                                object_id: string;
                                object_key: string;
                                source_backend: string;
                                /** @enum {string} */
                                status: "pending" | "in_progress" | "completed" | "failed";
                                target_backend: string;
                            }[];
                            logical_name: string;
                            object_key: string;
                            replica_count: number;
                            replicas: {
                                attempts: number;
                                backend_bucket: string | null;
                                backend_id: string;
                                /** @enum {string} */
                                goal: "present" | "absent";
                                /** @description in sync with the newest recorded write */
                                is_current: boolean;
                                is_home: boolean;
                                last_error: string | null;
                                /** @enum {string} */
                                state: "due" | "leased" | "in-sync" | "parked";
                            }[];
                            residency: string | null;
                            size: number;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/objects/{customer_id}/{logical_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recorded objects with the state of every copy */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    prefix?: string;
                };
                header?: never;
                path: {
                    /** @description The tenant */
                    customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    logical_name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ObjectPage */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer_id: string;
                            logical_name: string;
                            objects: {
                                /** Format: date-time */
                                created_at: string;
                                encrypted_key: string | null;
                                etag: string;
                                generation: number;
                                id: string;
                                object_key: string;
                                replicas: {
                                    attempts: number;
                                    backend_bucket: string | null;
                                    backend_id: string;
                                    /** @enum {string} */
                                    goal: "present" | "absent";
                                    /** @description in sync with the newest recorded write */
                                    is_current: boolean;
                                    is_home: boolean;
                                    last_error: string | null;
                                    /** @enum {string} */
                                    state: "due" | "leased" | "in-sync" | "parked";
                                }[];
                                residency: string | null;
                                size: number;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/objects/{customer_id}/{logical_name}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read an object at every backend bucket and say what stands there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The tenant */
                    customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    logical_name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The object key, exact */
                        object_key: string;
                    };
                };
            };
            responses: {
                /** @description Evidence */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            copies: {
                                backend_bucket: string;
                                backend_id: string;
                                etag: string | null;
                                /** @enum {string} */
                                outcome: "present" | "absent" | "unavailable";
                                /** @description Of the bytes that the backend gave, in hex */
                                sha256: string | null;
                                size: number | null;
                            }[];
                            object_key: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers and their regions */
        get: {
            parameters: {
                query?: {
                    /** @description Only regions in this country */
                    country?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ProviderList */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            providers: {
                                name: string;
                                operator_country: string;
                                parent_country: string;
                                provider_id: string;
                                regions: {
                                    city: string;
                                    country: string;
                                    region_id: string;
                                    zone_code: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/tenants/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tenant and its policy */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The tenant */
                    customer_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Tenant */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            policy: unknown;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/tenants/{customer_id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a tenant's policy */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The tenant */
                    customer_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Tenant */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            policy: unknown;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Readiness */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description backend id to whether it answers */
                            backends: {
                                [key: string]: boolean;
                            };
                            database: boolean;
                            /** @enum {string} */
                            status: "ready" | "not-ready";
                        };
                    };
                };
                /** @description Readiness */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description backend id to whether it answers */
                            backends: {
                                [key: string]: boolean;
                            };
                            database: boolean;
                            /** @enum {string} */
                            status: "ready" | "not-ready";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete every snapshot */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        confirm: "delete all snapshots";
                    };
                };
            };
            responses: {
                /** @description SnapshotsDeleted */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deleted: number;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A snapshot as it is stored, or its files as CSV */
        get: {
            parameters: {
                query?: {
                    format?: "json" | "csv";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Snapshot */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Buckets that were found, those left out included */
                            bucket_count: number;
                            buckets: {
                                bytes_left_out: number;
                                creation_date: string | null;
                                file_count: number;
                                files: {
                                    etag: string | null;
                                    is_latest?: boolean;
                                    key: string;
                                    last_modified: string | null;
                                    size: number;
                                    version_id?: string;
                                }[];
                                files_left_out: number;
                                location: string | null;
                                name: string;
                                total_size: number;
                                versioning_status: string;
                            }[];
                            /** @description `sha256:` of the content without id and time */
                            digest: string;
                            endpoint: string;
                            filename: string;
                            /** @enum {number} */
                            format: 1;
                            id: string;
                            /** @description True when caps left something out */
                            is_truncated: boolean;
                            left_out: {
                                bucket_names: string[];
                                buckets: number;
                                bytes: number;
                                files: number;
                            };
                            region: string;
                            /** Format: date-time */
                            timestamp: string;
                            /** @description Files that were found, those left out included */
                            total_files: number;
                            /** @description Bytes that were found, those left out included */
                            total_size: number;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete one snapshot */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Message */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: string;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was added, removed, changed and moved between two snapshots */
        get: {
            parameters: {
                query: {
                    from: string;
                    limit?: number;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description SnapshotDiff */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly buckets: {
                                added: number;
                                bytes_delta: number;
                                /** @enum {string} */
                                change: "added" | "removed" | "changed" | "same";
                                changed: number;
                                moved: number;
                                name: string;
                                not_compared: number;
                                removed: number;
                                versioning_after: string | null;
                                versioning_before: string | null;
                            }[];
                            readonly entries: {
                                bucket: string;
                                /** @enum {string} */
                                change: "added" | "removed" | "changed" | "moved";
                                key: string;
                                moved_from?: {
                                    bucket: string;
                                    key: string;
                                };
                                size_after: number | null;
                                size_before: number | null;
                            }[];
                            /** @description SnapshotSummary */
                            from: {
                                /** @description Buckets that were found, those left out included */
                                bucket_count: number;
                                /** @description `sha256:` of the content without id and time */
                                digest: string;
                                endpoint: string;
                                filename: string;
                                id: string;
                                /** @description True when caps left something out */
                                is_truncated: boolean;
                                region: string;
                                /** Format: date-time */
                                timestamp: string;
                                /** @description Files that were found, those left out included */
                                total_files: number;
                                /** @description Bytes that were found, those left out included */
                                total_size: number;
                            };
                            /** @description True when there are more entries than `limit`; the summary counts them all */
                            is_truncated: boolean;
                            summary: {
                                added: number;
                                buckets_not_compared: number;
                                bytes_added: number;
                                /** @description Bytes that changed objects have now */
                                bytes_changed: number;
                                bytes_moved: number;
                                bytes_removed: number;
                                changed: number;
                                moved: number;
                                /** @description Files that one of the two had no room for */
                                not_compared: number;
                                removed: number;
                            };
                            /** @description SnapshotSummary */
                            to: {
                                /** @description Buckets that were found, those left out included */
                                bucket_count: number;
                                /** @description `sha256:` of the content without id and time */
                                digest: string;
                                endpoint: string;
                                filename: string;
                                id: string;
                                /** @description True when caps left something out */
                                is_truncated: boolean;
                                region: string;
                                /** Format: date-time */
                                timestamp: string;
                                /** @description Files that were found, those left out included */
                                total_files: number;
                                /** @description Bytes that were found, those left out included */
                                total_size: number;
                            };
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Snapshots, newest first; the next page is asked for with the last id in `after` */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description SnapshotList */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": ({
                            /** @description Buckets that were found, those left out included */
                            bucket_count: number;
                            /** @description `sha256:` of the content without id and time */
                            digest: string;
                            endpoint: string;
                            filename: string;
                            id: string;
                            /** @enum {boolean} */
                            is_readable: true;
                            /** @description True when caps left something out */
                            is_truncated: boolean;
                            region: string;
                            /** Format: date-time */
                            timestamp: string;
                            /** @description Files that were found, those left out included */
                            total_files: number;
                            /** @description Bytes that were found, those left out included */
                            total_size: number;
                        } | {
                            filename: string;
                            id: string;
                            /** @enum {boolean} */
                            is_readable: false;
                            problem: string;
                        })[];
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what was found at an endpoint; what is over the caps is left out and counted */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description SnapshotToSave */
            requestBody: {
                content: {
                    "application/json": {
                        buckets: {
                            creation_date?: string | null;
                            /** @description Files that were found, when not all of them are in `files` */
                            file_count?: number | null;
                            files: {
                                etag?: string | null;
                                is_latest?: boolean | null;
                                /** @description The object key, exact */
                                key: string;
                                last_modified?: string | null;
                                size: number;
                                version_id?: string | null;
                            }[];
                            location?: string | null;
                            name: string;
                            /** @description Their bytes */
                            total_size?: number | null;
                            versioning_status?: string | null;
                        }[];
                        /** @description The endpoint that was looked at */
                        endpoint: string;
                        region: string;
                        /** @description Files that were found, when not all of them are here */
                        total_files?: number | null;
                        total_size?: number | null;
                    };
                };
            };
            responses: {
                /** @description SnapshotSummary */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Buckets that were found, those left out included */
                            bucket_count: number;
                            /** @description `sha256:` of the content without id and time */
                            digest: string;
                            endpoint: string;
                            filename: string;
                            id: string;
                            /** @description True when caps left something out */
                            is_truncated: boolean;
                            region: string;
                            /** Format: date-time */
                            timestamp: string;
                            /** @description Files that were found, those left out included */
                            total_files: number;
                            /** @description Bytes that were found, those left out included */
                            total_size: number;
                        };
                    };
                };
                /** @description Problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
                /** @description Problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** @description What is wrong, in words */
                            detail: string;
                            /** @description The inputs at fault */
                            fields: {
                                field: string;
                                message: string;
                            }[];
                            request_id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
