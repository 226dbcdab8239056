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
    "/proxy/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries older than this sequence number */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description AuditPage */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description Such as tenant.policy.set */
                                action: string;
                                actor: string;
                                /** Format: date-time */
                                at: string;
                                detail: unknown;
                                /** @description Counts from 1 without a gap */
                                sequence: number;
                                target: string;
                            }[];
                            /** @description Ask with this as `after` for the next page; null at the end */
                            next: string | null;
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
    "/proxy/backends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backends, their places, their answers and their backlog */
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
                                capabilities: {
                                    conditional_writes: boolean;
                                    trailing_checksums: boolean;
                                };
                                city: string | null;
                                country: string | null;
                                endpoint: string;
                                /** @description Of these, those without an answer and those that the backend answered with 5xx */
                                errors: number;
                                is_healthy: boolean;
                                /** @description What went wrong last, however long ago */
                                last_error: string | null;
                                last_error_at: string | null;
                                /** @description To the head of the answer, in whole milliseconds, over at most 1024 */
                                latency_p50_ms: number | null;
                                latency_p99_ms: number | null;
                                latitude: number | null;
                                longitude: number | null;
                                operator_country: string | null;
                                parent_country: string | null;
                                provider_id: string | null;
                                provider_name: string | null;
                                region: string;
                                /** @description By this process in the last quarter of an hour */
                                requests: number;
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
    "/proxy/backends/{id}/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a backend for its list of buckets and say how that went */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A configured backend */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Probe */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What it said, or why nothing was heard of it */
                            error: string | null;
                            /** @description True when it answered and took our credentials */
                            is_healthy: boolean;
                            /** @description Until the answer, or until it was given up */
                            latency_ms: number;
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
    "/proxy/buckets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Buckets in order of tenant and name, with what they hold and what is open */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string;
                    /** @description The tenant */
                    customer_id?: string;
                    limit?: number;
                    /** @description Only buckets whose names begin so */
                    prefix?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description BucketPage */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            buckets: {
                                /** @description backend id to backend bucket */
                                backend_mapping: {
                                    [key: string]: string;
                                };
                                /** @description Of all objects, each counted once */
                                bytes: number;
                                /** Format: date-time */
                                created_at: string;
                                customer_id: string;
                                /** @description Copies that wait or are being made */
                                due: number;
                                home_backend: string;
                                logical_name: string;
                                /** @description As counted last: see totals of /proxy/overview */
                                objects: number;
                                /** @description Copies that were given up */
                                parked: number;
                                region_id: string;
                                replicas: number;
                            }[];
                            /** @description Ask with this as `after` for the next page; null at the end */
                            next: string | null;
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
                /** @description Explanation */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Home first, then the replicas */
                            chosen: string[];
                            home: string | null;
                            /** @enum {string} */
                            outcome: "placed" | "unavailable" | "denied";
                            /** @description Copies in all that policy asks for */
                            replicas: number;
                            /** @description Everything that policy says, with the layer that says it */
                            rules: string[];
                            /** @description Copies for which there is no backend */
                            shortfall: number;
                            verdicts: {
                                /** @description Whether policy lets it hold the bucket */
                                accepted: boolean;
                                backend_id: string;
                                chosen: boolean;
                                healthy: boolean;
                                layer: ("deployment" | "tenant" | "bucket") | null;
                                message: string;
                                /** @description The rule that refuses it, such as residency.allow */
                                rule: string | null;
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
    "/proxy/buckets/{customer_id}/{logical_name}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bucket's policy, layer by layer, and what it comes to */
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
                /** @description BucketPolicy */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description EffectivePolicy */
                            effective: {
                                /** @description Why the layers leave no place at all; null when they leave one */
                                conflict: string | null;
                                /** @description Places in order of preference: the first is home’s */
                                preference: string[];
                                replicas: number;
                                /** @description Who asks for so many; null when nobody says anything */
                                replicas_layer: ("deployment" | "tenant" | "bucket") | null;
                                /** @description A backend has to satisfy each of them */
                                rules: {
                                    /** @enum {string} */
                                    layer: "deployment" | "tenant" | "bucket";
                                    /** @enum {string} */
                                    path: "residency.allow" | "residency.deny" | "operators.denyJurisdictions";
                                    places: string[];
                                    text: string;
                                }[];
                                spread: {
                                    /** @enum {string} */
                                    by: "provider" | "country";
                                    /** @enum {string} */
                                    layer: "deployment" | "tenant" | "bucket";
                                }[];
                            };
                            /** @description From the widest to the narrowest */
                            layers: {
                                /** @enum {string} */
                                layer: "deployment" | "tenant" | "bucket";
                                /** @description Policy */
                                policy: {
                                    operators?: {
                                        readonly denyJurisdictions?: string[];
                                    };
                                    replicas?: number;
                                    residency?: {
                                        readonly allow?: string[];
                                        readonly deny?: string[];
                                    };
                                    spread?: {
                                        readonly by: ("provider" | "country")[];
                                    };
                                };
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
        /** Set a bucket's own policy; its home has to satisfy it */
        put: {
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
                        /** @description A policy document: residency, operators, replicas, spread */
                        policy: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description BucketPolicy */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description EffectivePolicy */
                            effective: {
                                /** @description Why the layers leave no place at all; null when they leave one */
                                conflict: string | null;
                                /** @description Places in order of preference: the first is home’s */
                                preference: string[];
                                replicas: number;
                                /** @description Who asks for so many; null when nobody says anything */
                                replicas_layer: ("deployment" | "tenant" | "bucket") | null;
                                /** @description A backend has to satisfy each of them */
                                rules: {
                                    /** @enum {string} */
                                    layer: "deployment" | "tenant" | "bucket";
                                    /** @enum {string} */
                                    path: "residency.allow" | "residency.deny" | "operators.denyJurisdictions";
                                    places: string[];
                                    text: string;
                                }[];
                                spread: {
                                    /** @enum {string} */
                                    by: "provider" | "country";
                                    /** @enum {string} */
                                    layer: "deployment" | "tenant" | "bucket";
                                }[];
                            };
                            /** @description From the widest to the narrowest */
                            layers: {
                                /** @enum {string} */
                                layer: "deployment" | "tenant" | "bucket";
                                /** @description Policy */
                                policy: {
                                    operators?: {
                                        readonly denyJurisdictions?: string[];
                                    };
                                    replicas?: number;
                                    residency?: {
                                        readonly allow?: string[];
                                        readonly deny?: string[];
                                    };
                                    spread?: {
                                        readonly by: ("provider" | "country")[];
                                    };
                                };
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
        /** Take an access key away: at once in this process, within seconds in others */
        delete: {
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
    "/proxy/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How backlog, health and latency of the backends went */
        get: {
            parameters: {
                query?: {
                    hours?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description History */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A sample stands for so long, from `at` back; the longer the span, the longer */
                            interval_seconds: number;
                            samples: {
                                /** Format: date-time */
                                at: string;
                                backends: {
                                    backend_id: string;
                                    errors: number;
                                    is_healthy: boolean;
                                    latency_p50_ms: number | null;
                                    latency_p99_ms: number | null;
                                    /** @description By the process that took the sample */
                                    requests: number;
                                }[];
                                due: number;
                                oldest_due_seconds: number;
                                parked: number;
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
                    /** @description The backend that the copy is for */
                    backend_id?: string;
                    /** @description The tenant */
                    customer_id?: string;
                    limit?: number;
                    /** @description The bucket as the tenant knows it */
                    logical_name?: string;
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
                            /** @description Ask with this as `after` for the next page; null at the end */
                            next: string | null;
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
    "/proxy/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a job again now, with a fresh count of attempts; 409 when it is done or under way */
        post: {
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
                /** @description ReplicationJob */
                200: {
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
    "/proxy/jobs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try every job again that was given up, or those of a tenant, bucket or backend */
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
                        /** @description The backend that the copies are for */
                        backend_id?: string;
                        /** @description The tenant */
                        customer_id?: string;
                        /** @description Needs customer_id */
                        logical_name?: string;
                    };
                };
            };
            responses: {
                /** @description JobsRetried */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            retried: number;
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
    "/proxy/jurisdictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of countries that policy knows by name, and who says so */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description JurisdictionList */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            jurisdictions: {
                                as_of: string | null;
                                associates: string[];
                                code: string;
                                definition: string | null;
                                disputed: string[];
                                /** @description Full members, ISO 3166-1 alpha-2: what policy takes the name for */
                                members: string[];
                                note: string | null;
                                partners: string[];
                                source: string | null;
                                /** @description False when the source is only a pointer */
                                source_read: boolean;
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
                                country: string | null;
                                /** @description When it is looked at next; null when nothing is to be done */
                                due_at: string | null;
                                /** @enum {string} */
                                goal: "present" | "absent";
                                /** @description in sync with the newest recorded write */
                                is_current: boolean;
                                is_home: boolean;
                                last_error: string | null;
                                /** @enum {string} */
                                state: "due" | "leased" | "in-sync" | "parked";
                                /** @description Since when it is in sync; null when it is not */
                                synced_at: string | null;
                                zone_code: string | null;
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
                    /** @description Only objects with a copy that was given up */
                    parked_only?: string;
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
                            /** @description Ask with this as `after` for the next page; null at the end */
                            next: string | null;
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
                                    country: string | null;
                                    /** @description When it is looked at next; null when nothing is to be done */
                                    due_at: string | null;
                                    /** @enum {string} */
                                    goal: "present" | "absent";
                                    /** @description in sync with the newest recorded write */
                                    is_current: boolean;
                                    is_home: boolean;
                                    last_error: string | null;
                                    /** @enum {string} */
                                    state: "due" | "leased" | "in-sync" | "parked";
                                    /** @description Since when it is in sync; null when it is not */
                                    synced_at: string | null;
                                    zone_code: string | null;
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
    "/proxy/objects/{customer_id}/{logical_name}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recorded object with the state of every copy */
        get: {
            parameters: {
                query: {
                    /** @description The object key, exact */
                    key: string;
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
                /** @description SingleObject */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            encrypted_key: string | null;
                            etag: string;
                            generation: number;
                            id: string;
                            logical_name: string;
                            object_key: string;
                            replicas: {
                                attempts: number;
                                backend_bucket: string | null;
                                backend_id: string;
                                country: string | null;
                                /** @description When it is looked at next; null when nothing is to be done */
                                due_at: string | null;
                                /** @enum {string} */
                                goal: "present" | "absent";
                                /** @description in sync with the newest recorded write */
                                is_current: boolean;
                                is_home: boolean;
                                last_error: string | null;
                                /** @enum {string} */
                                state: "due" | "leased" | "in-sync" | "parked";
                                /** @description Since when it is in sync; null when it is not */
                                synced_at: string | null;
                                zone_code: string | null;
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
    "/proxy/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much there is, where it stands, and how far behind replication is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Overview */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When objects, bytes and places were counted; the rest is of now
                             */
                            at: string;
                            backends: {
                                backend_id: string;
                                bytes: number;
                                city: string | null;
                                country: string | null;
                                is_healthy: boolean;
                                latitude: number | null;
                                longitude: number | null;
                                objects: number;
                                provider_id: string | null;
                                /** @enum {string} */
                                state: "active" | "read-only" | "draining" | "offline";
                                zone_code: string | null;
                            }[];
                            buckets: number;
                            /** @description Of all objects, each counted once */
                            logical_bytes: number;
                            objects: number;
                            /** @description Copies that are in sync, by backend and tenant */
                            places: {
                                backend_id: string;
                                bytes: number;
                                country: string | null;
                                customer_id: string;
                                objects: number;
                                zone_code: string | null;
                            }[];
                            replication: {
                                due: number;
                                leased: number;
                                oldest_due_at: string | null;
                                parked: number;
                            };
                            /** @description Of all copies that are in sync, home’s included */
                            stored_bytes: number;
                            tenants: number;
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
                                /** @description Year and month */
                                as_of: string | null;
                                /** @description What a source showed; empty means not known, not none */
                                certifications: string[];
                                /** @enum {string} */
                                conditional_writes: "yes" | "no" | "unknown";
                                confidence: string | null;
                                default_region: string | null;
                                homepage: string | null;
                                /** @description Whose law reaches the operator, wherever the disk stands */
                                jurisdictions: {
                                    /** @description ISO 3166-1 alpha-2, or a group of /proxy/jurisdictions */
                                    code: string;
                                    /** @enum {string} */
                                    kind: "country" | "group";
                                    name: string;
                                    via: ("operator" | "parent")[];
                                }[];
                                name: string;
                                notes: string | null;
                                /** @enum {string} */
                                object_lock: "yes" | "no" | "unknown";
                                operator_country: string;
                                operator_legal_entity: string | null;
                                parent_country: string;
                                provider_id: string;
                                regions: {
                                    availability_zones: number | null;
                                    city: string;
                                    country: string;
                                    /** @description A host, or a template of one with parts in braces */
                                    endpoint: string | null;
                                    /** @description False for a city that was picked for maps */
                                    is_city_certain: boolean;
                                    latitude: number | null;
                                    longitude: number | null;
                                    region_id: string;
                                    zone_code: string;
                                }[];
                                source: string | null;
                                ultimate_parent: string | null;
                                /**
                                 * @description Computed from operator and parent: a pre-filter, no legal advice
                                 * @enum {string}
                                 */
                                us_cloud_act_exposure: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                versioning: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                virtual_host_style: "yes" | "no" | "unknown";
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
    "/proxy/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tenants in order of name, with what they have */
        get: {
            parameters: {
                query?: {
                    /** @description The last customer_id seen */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description TenantPage */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Ask with this as `after` for the next page; null at the end */
                            next: string | null;
                            tenants: {
                                access_keys: number;
                                buckets: number;
                                /** @description Of all objects, each counted once */
                                bytes: number;
                                /** Format: date-time */
                                created_at: string;
                                customer_id: string;
                                /** @description As counted last: see totals of /proxy/overview */
                                objects: number;
                                /** @description Policy */
                                policy: {
                                    operators?: {
                                        readonly denyJurisdictions?: string[];
                                    };
                                    replicas?: number;
                                    residency?: {
                                        readonly allow?: string[];
                                        readonly deny?: string[];
                                    };
                                    spread?: {
                                        readonly by: ("provider" | "country")[];
                                    };
                                };
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
        /** Make a tenant */
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
                        /** @description The tenant */
                        customer_id: string;
                        /** @description A policy document: residency, operators, replicas, spread */
                        policy?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Tenant */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access_keys: number;
                            buckets: number;
                            /** @description Of all objects, each counted once */
                            bytes: number;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            /** @description As counted last: see totals of /proxy/overview */
                            objects: number;
                            /** @description Policy */
                            policy: {
                                operators?: {
                                    readonly denyJurisdictions?: string[];
                                };
                                replicas?: number;
                                residency?: {
                                    readonly allow?: string[];
                                    readonly deny?: string[];
                                };
                                spread?: {
                                    readonly by: ("provider" | "country")[];
                                };
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
                            access_keys: number;
                            buckets: number;
                            /** @description Of all objects, each counted once */
                            bytes: number;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            /** @description As counted last: see totals of /proxy/overview */
                            objects: number;
                            /** @description Policy */
                            policy: {
                                operators?: {
                                    readonly denyJurisdictions?: string[];
                                };
                                replicas?: number;
                                residency?: {
                                    readonly allow?: string[];
                                    readonly deny?: string[];
                                };
                                spread?: {
                                    readonly by: ("provider" | "country")[];
                                };
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
    "/proxy/tenants/{customer_id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tenant's access keys */
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
                /** @description CredentialList */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            credentials: {
                                access_key: string;
                                /** Format: date-time */
                                created_at: string;
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
            /** @description A policy document: residency, operators, replicas, spread */
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
                            access_keys: number;
                            buckets: number;
                            /** @description Of all objects, each counted once */
                            bytes: number;
                            /** Format: date-time */
                            created_at: string;
                            customer_id: string;
                            /** @description As counted last: see totals of /proxy/overview */
                            objects: number;
                            /** @description Policy */
                            policy: {
                                operators?: {
                                    readonly denyJurisdictions?: string[];
                                };
                                replicas?: number;
                                residency?: {
                                    readonly allow?: string[];
                                    readonly deny?: string[];
                                };
                                spread?: {
                                    readonly by: ("provider" | "country")[];
                                };
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
