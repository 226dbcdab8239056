// Made by `make contract` from openapi.json: change the schemas in src/admin instead.

export interface paths {
    readonly "/discover/bucket/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Objects of a bucket */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly name: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly access_key: string;
                        /** Format: uri */
                        readonly endpoint_url: string;
                        /** @default us-east-1 */
                        readonly region?: string;
                        /** @description Used for this call, kept nowhere */
                        readonly secret_key: string;
                        readonly session_token?: string | null;
                    };
                };
            };
            readonly responses: {
                /** @description DiscoveredBucket */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Files that were counted, those beyond the answer included */
                            readonly file_count: number;
                            readonly files: readonly {
                                readonly etag: string | null;
                                readonly key: string;
                                readonly last_modified: string | null;
                                readonly size: number;
                            }[];
                            /** @description True when there are more files than `files` holds */
                            readonly is_truncated: boolean;
                            readonly location: string | null;
                            readonly name: string;
                            /** @description Bytes of all files that were counted */
                            readonly total_size: number;
                            readonly versioning_status: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 429: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 502: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/discover/bucket/{name}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Versions of a bucket’s objects */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly name: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly access_key: string;
                        /** Format: uri */
                        readonly endpoint_url: string;
                        /** @default us-east-1 */
                        readonly region?: string;
                        /** @description Used for this call, kept nowhere */
                        readonly secret_key: string;
                        readonly session_token?: string | null;
                    };
                };
            };
            readonly responses: {
                /** @description DiscoveredVersions */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly is_truncated: boolean;
                            readonly name: string;
                            readonly versioning_status: string;
                            readonly versions: readonly {
                                readonly etag: string | null;
                                readonly is_delete_marker: boolean;
                                readonly is_latest: boolean;
                                readonly key: string;
                                readonly last_modified: string | null;
                                readonly size: number;
                                readonly version_id: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 429: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 502: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/discover/buckets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Buckets that a key sees */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly access_key: string;
                        /** Format: uri */
                        readonly endpoint_url: string;
                        /** @default us-east-1 */
                        readonly region?: string;
                        /** @description Used for this call, kept nowhere */
                        readonly secret_key: string;
                        readonly session_token?: string | null;
                    };
                };
            };
            readonly responses: {
                /** @description DiscoveredBucketNames */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": readonly {
                            readonly creation_date: string | null;
                            readonly name: string;
                        }[];
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 429: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 502: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Health */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @enum {string} */
                            readonly status: "ok";
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/backends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Backends, their places and their backlog */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description BackendList */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly backends: readonly {
                                readonly backend_id: string;
                                readonly backlog: {
                                    readonly due: number;
                                    readonly leased: number;
                                    readonly oldest_due_at: string | null;
                                    readonly parked: number;
                                };
                                readonly country: string | null;
                                readonly endpoint: string;
                                readonly is_healthy: boolean;
                                readonly operator_country: string | null;
                                readonly parent_country: string | null;
                                readonly provider_id: string | null;
                                readonly region: string;
                                /** @enum {string} */
                                readonly state: "active" | "read-only" | "draining" | "offline";
                                readonly zone_code: string | null;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/buckets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a bucket under policy */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Home first; policy chooses when left out */
                        readonly backend_ids?: readonly string[];
                        /** @description The tenant */
                        readonly customer_id: string;
                        /** @description The bucket as the tenant knows it */
                        readonly logical_name: string;
                        /**
                         * @description A country, group, zone or backend region constrains the bucket to it
                         * @default
                         */
                        readonly region_id?: string;
                    };
                };
            };
            readonly responses: {
                /** @description Bucket */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description backend id to backend bucket */
                            readonly backend_mapping: {
                                readonly [key: string]: string;
                            };
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly home_backend: string;
                            readonly logical_name: string;
                            readonly region_id: string;
                            readonly replicas: number;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/buckets/{customer_id}/{logical_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where a bucket is mapped */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    /** @description The tenant */
                    readonly customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    readonly logical_name: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Bucket */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description backend id to backend bucket */
                            readonly backend_mapping: {
                                readonly [key: string]: string;
                            };
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly home_backend: string;
                            readonly logical_name: string;
                            readonly region_id: string;
                            readonly replicas: number;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/buckets/{customer_id}/{logical_name}/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Why a bucket is where it is */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    /** @description The tenant */
                    readonly customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    readonly logical_name: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": unknown;
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/credentials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Register an access key for a tenant, or have one made */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly access_key?: string;
                        /** @description The tenant */
                        readonly customer_id: string;
                        readonly secret_key?: string;
                    };
                };
            };
            readonly responses: {
                /** @description NewCredential */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly access_key: string;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly secret_key?: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/credentials/{access_key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whose access key it is */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly access_key: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Credential */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly access_key: string;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The replication queue, in order of id */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly after?: string;
                    /** @description The tenant */
                    readonly customer_id?: string;
                    readonly limit?: number;
                    readonly status?: "pending" | "in_progress" | "completed" | "failed";
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description JobPage */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly jobs: readonly {
                                readonly attempts: number;
                                /** Format: date-time */
                                readonly created_at: string;
                                readonly customer_id: string;
                                readonly id: string;
                                readonly last_error: string | null;
                                readonly logical_name: string;
                                readonly object_id: string;
                                readonly object_key: string;
                                readonly source_backend: string;
                                /** @enum {string} */
                                readonly status: "pending" | "in_progress" | "completed" | "failed";
                                readonly target_backend: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        /** Make a copy of an object due at a backend */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly object_id: string;
                        /** @description A configured backend */
                        readonly target_backend: string;
                    };
                };
            };
            readonly responses: {
                /** @description ReplicationJob */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly attempts: number;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly id: string;
                            readonly last_error: string | null;
                            readonly logical_name: string;
                            readonly object_id: string;
                            readonly object_key: string;
                            readonly source_backend: string;
                            /** @enum {string} */
                            readonly status: "pending" | "in_progress" | "completed" | "failed";
                            readonly target_backend: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/objects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Record an object that already stands at its backend */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description A configured backend */
                        readonly backend_id: string;
                        /** @description The tenant */
                        readonly customer_id: string;
                        readonly encrypted_key?: string | null;
                        readonly etag: string;
                        /** @description The bucket as the tenant knows it */
                        readonly logical_name: string;
                        /** @description The object key, exact */
                        readonly object_key: string;
                        readonly replica_count?: number | null;
                        readonly residency?: string | null;
                        readonly size: number;
                        readonly targets?: readonly string[] | null;
                    };
                };
            };
            readonly responses: {
                /** @description RecordedObject */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly backend_bucket: string;
                            readonly backend_id: string;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly encrypted_key: string | null;
                            readonly etag: string;
                            readonly generation: number;
                            readonly id: string;
                            readonly jobs_created: readonly {
                                readonly attempts: number;
                                /** Format: date-time */
                                readonly created_at: string;
                                readonly customer_id: string;
                                readonly id: string;
                                readonly last_error: string | null;
                                readonly logical_name: string;
                                readonly object_id: string;
                                readonly object_key: string;
                                readonly source_backend: string;
                                /** @enum {string} */
                                readonly status: "pending" | "in_progress" | "completed" | "failed";
                                readonly target_backend: string;
                            }[];
                            readonly logical_name: string;
                            readonly object_key: string;
                            readonly replica_count: number;
                            readonly replicas: readonly {
                                readonly attempts: number;
                                readonly backend_bucket: string | null;
                                readonly backend_id: string;
                                /** @enum {string} */
                                readonly goal: "present" | "absent";
                                /** @description in sync with the newest recorded write */
                                readonly is_current: boolean;
                                readonly is_home: boolean;
                                readonly last_error: string | null;
                                /** @enum {string} */
                                readonly state: "due" | "leased" | "in-sync" | "parked";
                            }[];
                            readonly residency: string | null;
                            readonly size: number;
                            /** Format: date-time */
                            readonly updated_at: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/objects/{customer_id}/{logical_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List recorded objects with the state of every copy */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly after?: string;
                    readonly limit?: number;
                    readonly prefix?: string;
                };
                readonly header?: never;
                readonly path: {
                    /** @description The tenant */
                    readonly customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    readonly logical_name: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description ObjectPage */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly customer_id: string;
                            readonly logical_name: string;
                            readonly objects: readonly {
                                /** Format: date-time */
                                readonly created_at: string;
                                readonly encrypted_key: string | null;
                                readonly etag: string;
                                readonly generation: number;
                                readonly id: string;
                                readonly object_key: string;
                                readonly replicas: readonly {
                                    readonly attempts: number;
                                    readonly backend_bucket: string | null;
                                    readonly backend_id: string;
                                    /** @enum {string} */
                                    readonly goal: "present" | "absent";
                                    /** @description in sync with the newest recorded write */
                                    readonly is_current: boolean;
                                    readonly is_home: boolean;
                                    readonly last_error: string | null;
                                    /** @enum {string} */
                                    readonly state: "due" | "leased" | "in-sync" | "parked";
                                }[];
                                readonly residency: string | null;
                                readonly size: number;
                                /** Format: date-time */
                                readonly updated_at: string;
                            }[];
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/objects/{customer_id}/{logical_name}/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Read an object at every backend bucket and say what stands there */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    /** @description The tenant */
                    readonly customer_id: string;
                    /** @description The bucket as the tenant knows it */
                    readonly logical_name: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The object key, exact */
                        readonly object_key: string;
                    };
                };
            };
            readonly responses: {
                /** @description Evidence */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly copies: readonly {
                                readonly backend_bucket: string;
                                readonly backend_id: string;
                                readonly etag: string | null;
                                /** @enum {string} */
                                readonly outcome: "present" | "absent" | "unavailable";
                                /** @description Of the bytes that the backend gave, in hex */
                                readonly sha256: string | null;
                                readonly size: number | null;
                            }[];
                            readonly object_key: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Providers and their regions */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description Only regions in this country */
                    readonly country?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description ProviderList */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly providers: readonly {
                                readonly name: string;
                                readonly operator_country: string;
                                readonly parent_country: string;
                                readonly provider_id: string;
                                readonly regions: readonly {
                                    readonly city: string;
                                    readonly country: string;
                                    readonly region_id: string;
                                    readonly zone_code: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/tenants/{customer_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A tenant and its policy */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    /** @description The tenant */
                    readonly customer_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Tenant */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly policy: unknown;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proxy/tenants/{customer_id}/policy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set a tenant's policy */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    /** @description The tenant */
                    readonly customer_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly responses: {
                /** @description Tenant */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly customer_id: string;
                            readonly policy: unknown;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Readiness */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description backend id to whether it answers */
                            readonly backends: {
                                readonly [key: string]: boolean;
                            };
                            readonly database: boolean;
                            /** @enum {string} */
                            readonly status: "ready" | "not-ready";
                        };
                    };
                };
                /** @description Readiness */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description backend id to whether it answers */
                            readonly backends: {
                                readonly [key: string]: boolean;
                            };
                            readonly database: boolean;
                            /** @enum {string} */
                            readonly status: "ready" | "not-ready";
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshot": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Delete every snapshot */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly confirm: "delete all snapshots";
                    };
                };
            };
            readonly responses: {
                /** @description SnapshotsDeleted */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly deleted: number;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshot/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A snapshot as it is stored, or its files as CSV */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly format?: "json" | "csv";
                };
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Snapshot */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Buckets that were found, those left out included */
                            readonly bucket_count: number;
                            readonly buckets: readonly {
                                readonly bytes_left_out: number;
                                readonly creation_date: string | null;
                                readonly file_count: number;
                                readonly files: readonly {
                                    readonly etag: string | null;
                                    readonly is_latest?: boolean;
                                    readonly key: string;
                                    readonly last_modified: string | null;
                                    readonly size: number;
                                    readonly version_id?: string;
                                }[];
                                readonly files_left_out: number;
                                readonly location: string | null;
                                readonly name: string;
                                readonly total_size: number;
                                readonly versioning_status: string;
                            }[];
                            /** @description `sha256:` of the content without id and time */
                            readonly digest: string;
                            readonly endpoint: string;
                            readonly filename: string;
                            /** @enum {number} */
                            readonly format: 1;
                            readonly id: string;
                            /** @description True when caps left something out */
                            readonly is_truncated: boolean;
                            readonly left_out: {
                                readonly bucket_names: readonly string[];
                                readonly buckets: number;
                                readonly bytes: number;
                                readonly files: number;
                            };
                            readonly region: string;
                            /** Format: date-time */
                            readonly timestamp: string;
                            /** @description Files that were found, those left out included */
                            readonly total_files: number;
                            /** @description Bytes that were found, those left out included */
                            readonly total_size: number;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Delete one snapshot */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Message */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly message: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshot/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was added, removed, changed and moved between two snapshots */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly from: string;
                    readonly limit?: number;
                    readonly to: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description SnapshotDiff */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly buckets: readonly {
                                readonly added: number;
                                readonly bytes_delta: number;
                                /** @enum {string} */
                                readonly change: "added" | "removed" | "changed" | "same";
                                readonly changed: number;
                                readonly moved: number;
                                readonly name: string;
                                readonly not_compared: number;
                                readonly removed: number;
                                readonly versioning_after: string | null;
                                readonly versioning_before: string | null;
                            }[];
                            readonly entries: readonly {
                                readonly bucket: string;
                                /** @enum {string} */
                                readonly change: "added" | "removed" | "changed" | "moved";
                                readonly key: string;
                                readonly moved_from?: {
                                    readonly bucket: string;
                                    readonly key: string;
                                };
                                readonly size_after: number | null;
                                readonly size_before: number | null;
                            }[];
                            /** @description SnapshotSummary */
                            readonly from: {
                                /** @description Buckets that were found, those left out included */
                                readonly bucket_count: number;
                                /** @description `sha256:` of the content without id and time */
                                readonly digest: string;
                                readonly endpoint: string;
                                readonly filename: string;
                                readonly id: string;
                                /** @description True when caps left something out */
                                readonly is_truncated: boolean;
                                readonly region: string;
                                /** Format: date-time */
                                readonly timestamp: string;
                                /** @description Files that were found, those left out included */
                                readonly total_files: number;
                                /** @description Bytes that were found, those left out included */
                                readonly total_size: number;
                            };
                            /** @description True when there are more entries than `limit`; the summary counts them all */
                            readonly is_truncated: boolean;
                            readonly summary: {
                                readonly added: number;
                                readonly buckets_not_compared: number;
                                readonly bytes_added: number;
                                /** @description Bytes that changed objects have now */
                                readonly bytes_changed: number;
                                readonly bytes_moved: number;
                                readonly bytes_removed: number;
                                readonly changed: number;
                                readonly moved: number;
                                /** @description Files that one of the two had no room for */
                                readonly not_compared: number;
                                readonly removed: number;
                            };
                            /** @description SnapshotSummary */
                            readonly to: {
                                /** @description Buckets that were found, those left out included */
                                readonly bucket_count: number;
                                /** @description `sha256:` of the content without id and time */
                                readonly digest: string;
                                readonly endpoint: string;
                                readonly filename: string;
                                readonly id: string;
                                /** @description True when caps left something out */
                                readonly is_truncated: boolean;
                                readonly region: string;
                                /** Format: date-time */
                                readonly timestamp: string;
                                /** @description Files that were found, those left out included */
                                readonly total_files: number;
                                /** @description Bytes that were found, those left out included */
                                readonly total_size: number;
                            };
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshot/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Snapshots, newest first; the next page is asked for with the last id in `after` */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly after?: string;
                    readonly limit?: number;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description SnapshotList */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": readonly ({
                            /** @description Buckets that were found, those left out included */
                            readonly bucket_count: number;
                            /** @description `sha256:` of the content without id and time */
                            readonly digest: string;
                            readonly endpoint: string;
                            readonly filename: string;
                            readonly id: string;
                            /** @enum {boolean} */
                            readonly is_readable: true;
                            /** @description True when caps left something out */
                            readonly is_truncated: boolean;
                            readonly region: string;
                            /** Format: date-time */
                            readonly timestamp: string;
                            /** @description Files that were found, those left out included */
                            readonly total_files: number;
                            /** @description Bytes that were found, those left out included */
                            readonly total_size: number;
                        } | {
                            readonly filename: string;
                            readonly id: string;
                            /** @enum {boolean} */
                            readonly is_readable: false;
                            readonly problem: string;
                        })[];
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshot/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep what was found at an endpoint; what is over the caps is left out and counted */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            /** @description SnapshotToSave */
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly buckets: readonly {
                            readonly creation_date?: string | null;
                            /** @description Files that were found, when not all of them are in `files` */
                            readonly file_count?: number | null;
                            readonly files: readonly {
                                readonly etag?: string | null;
                                readonly is_latest?: boolean | null;
                                /** @description The object key, exact */
                                readonly key: string;
                                readonly last_modified?: string | null;
                                readonly size: number;
                                readonly version_id?: string | null;
                            }[];
                            readonly location?: string | null;
                            readonly name: string;
                            /** @description Their bytes */
                            readonly total_size?: number | null;
                            readonly versioning_status?: string | null;
                        }[];
                        /** @description The endpoint that was looked at */
                        readonly endpoint: string;
                        readonly region: string;
                        /** @description Files that were found, when not all of them are here */
                        readonly total_files?: number | null;
                        readonly total_size?: number | null;
                    };
                };
            };
            readonly responses: {
                /** @description SnapshotSummary */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Buckets that were found, those left out included */
                            readonly bucket_count: number;
                            /** @description `sha256:` of the content without id and time */
                            readonly digest: string;
                            readonly endpoint: string;
                            readonly filename: string;
                            readonly id: string;
                            /** @description True when caps left something out */
                            readonly is_truncated: boolean;
                            readonly region: string;
                            /** Format: date-time */
                            readonly timestamp: string;
                            /** @description Files that were found, those left out included */
                            readonly total_files: number;
                            /** @description Bytes that were found, those left out included */
                            readonly total_size: number;
                        };
                    };
                };
                /** @description Problem */
                readonly 401: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 403: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 404: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 413: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 422: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
                /** @description Problem */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            /** @description What is wrong, in words */
                            readonly detail: string;
                            /** @description The inputs at fault */
                            readonly fields: readonly {
                                readonly field: string;
                                readonly message: string;
                            }[];
                            readonly request_id: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
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
