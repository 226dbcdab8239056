import { z } from 'zod';

const NAME_MAX = 128;

/** A tenant's name: what scripts of the seed call customer_id. */
export const customerId = z
  .string()
  .min(1)
  .max(NAME_MAX)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]*$/, 'letters, digits and . _ @ - only, beginning with a letter or digit')
  .describe('The tenant');

/** A bucket's name as its tenant knows it (AWS, "Bucket naming rules"). */
export const logicalName = z
  .string()
  .regex(/^(?!xn--)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'not a valid S3 bucket name')
  .describe('The bucket as the tenant knows it');

export const backendId = z.string().min(1).max(NAME_MAX).describe('A configured backend');
export const objectKey = z
  .string()
  .min(1)
  .refine((key) => Buffer.byteLength(key) <= 1024, 'longer than 1024 bytes of UTF-8')
  .describe('The object key, exact');

/** How many rows a page may have. */
export const pageLimit = z.coerce.number().int().min(1).max(1000).default(100);

/** Where a backend stands. */
export const placeSchema = z.object({
  zone_code: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export const placeFields = placeSchema.shape;

/** What was done, in words. */
export const messageSchema = z.object({ message: z.string() }).describe('Message');

/** What the next page is asked for with. */
export const nextPage = z.string().nullable().describe('Ask with this as `after` for the next page; null at the end');

/** A policy as it is sent; what it means is checked against the catalog. */
export const policyInput = z
  .record(z.string(), z.unknown())
  .describe('A policy document: residency, operators, replicas, spread');

/** A layer of policy as it is stored. */
export const policySchema = z
  .object({
    residency: z
      .object({ allow: z.array(z.string()).readonly().optional(), deny: z.array(z.string()).readonly().optional() })
      .optional(),
    operators: z.object({ denyJurisdictions: z.array(z.string()).readonly().optional() }).optional(),
    replicas: z.int().optional(),
    spread: z.object({ by: z.array(z.enum(['provider', 'country'])).readonly() }).optional(),
  })
  .describe('Policy');

/** Every error of the JSON API. */
export const problemSchema = z
  .object({
    detail: z.string().describe('What is wrong, in words'),
    code: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).describe('The inputs at fault'),
    request_id: z.string(),
  })
  .describe('Problem');

/** The error answers that any call may give. */
export const problems = {
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  409: problemSchema,
  422: problemSchema,
  503: problemSchema,
};

export const jobSchema = z
  .object({
    id: z.string(),
    object_id: z.string(),
    source_backend: z.string(),
    target_backend: z.string(),
    status: z.enum(['pending', 'in_progress', 'completed', 'failed']),
    attempts: z.int(),
    last_error: z.string().nullable(),
    customer_id: z.string(),
    logical_name: z.string(),
    object_key: z.string(),
    created_at: z.iso.datetime(),
  })
  .describe('ReplicationJob');

export const bucketSchema = z
  .object({
    customer_id: z.string(),
    region_id: z.string(),
    logical_name: z.string(),
    backend_mapping: z.record(z.string(), z.string()).describe('backend id to backend bucket'),
    home_backend: z.string(),
    replicas: z.int(),
    created_at: z.iso.datetime(),
  })
  .describe('Bucket');

export const replicaSchema = z.object({
  backend_id: z.string(),
  backend_bucket: z.string().nullable(),
  is_home: z.boolean(),
  goal: z.enum(['present', 'absent']),
  state: z.enum(['due', 'leased', 'in-sync', 'parked']),
  is_current: z.boolean().describe('in sync with the newest recorded write'),
  attempts: z.int(),
  last_error: z.string().nullable(),
  country: z.string().nullable(),
  zone_code: z.string().nullable(),
  due_at: z.iso.datetime().nullable().describe('When it is looked at next; null when nothing is to be done'),
  synced_at: z.iso.datetime().nullable().describe('Since when it is in sync; null when it is not'),
});

export const objectSchema = z
  .object({
    id: z.string(),
    object_key: z.string(),
    size: z.int(),
    etag: z.string(),
    generation: z.int(),
    residency: z.string().nullable(),
    encrypted_key: z.string().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    replicas: z.array(replicaSchema),
  })
  .describe('Object');
