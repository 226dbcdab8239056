// Made by `make contract` from openapi.json: change the schemas in src/admin instead.

export interface paths {
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
