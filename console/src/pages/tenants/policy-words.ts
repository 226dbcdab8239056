import type { Answer } from '../../api/client.ts';

/** A tenant's layer of policy as the API answers it. */
export type Policy = Answer<'/proxy/tenants/{customer_id}', 'get'>['policy'];

/** What a layer of policy says, a phrase for each part; empty when it says nothing. */
export function policyWords({ residency, operators, replicas, spread }: Policy): string[] {
  const { allow, deny } = residency ?? {};
  const words: string[] = [];
  if (allow?.length) words.push(`only in ${allow.join(', ')}`);
  if (deny?.length) words.push(`not in ${deny.join(', ')}`);
  if (operators?.denyJurisdictions?.length)
    words.push(`out of reach of the law of ${operators.denyJurisdictions.join(', ')}`);
  if (replicas !== undefined) words.push(replicas === 1 ? '1 copy' : `${replicas} copies`);
  if (spread?.by.length) words.push(`each copy with another ${spread.by.join(' and ')}`);
  return words;
}
