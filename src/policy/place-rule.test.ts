import { describe, expect, it } from 'vitest';
import { backendAt, tenantPolicy } from '../../test/support/policies.ts';
import type { BackendPlace } from '../domain/backend.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import { place } from './place.ts';

const allow = (...terms: string[]): PolicyDocument => ({ residency: { allow: terms } });
const deny = (...terms: string[]): PolicyDocument => ({ residency: { deny: terms } });
const denyLaw = (...terms: string[]): PolicyDocument => ({ operators: { denyJurisdictions: terms } });

const FRANKFURT: BackendPlace = { zoneCode: 'DE-FRA-GLOB-1' };
const BERLIN: BackendPlace = { zoneCode: 'DE-BER-INIT-1' };
const PERHAPS_MUNICH: BackendPlace = { zoneCode: 'DE-MUC-HOOL-1' };
const STOCKHOLM: BackendPlace = { zoneCode: 'SE-STO-UMBR-1' };
const HELSINKI: BackendPlace = { zoneCode: 'FI-HEL-ACME-1' };
const VIRGINIA: BackendPlace = { zoneCode: 'US-QAS-GLOB-1' };

/** The verdict's sentence without the part that is the same in all of them. */
function verdict(document: PolicyDocument, stated: BackendPlace): string {
  const policy = tenantPolicy(document);
  const placement = place({ policy, backends: [backendAt('b', stated)], isHealthy: () => true });
  const rule = placement.verdicts[0]?.rule;
  if (!rule) return 'accepted';
  expect(rule.layer).toBe('tenant');
  expect(rule.message.startsWith(`tenant policy ${rule.path} [`)).toBe(true);
  return rule.message.slice(rule.message.indexOf('] ') + 2);
}

describe('residency.allow', () => {
  it.each<[string[], BackendPlace, string]>([
    [['EU'], VIRGINIA, 'does not include US (backend b in US-QAS-GLOB-1)'],
    [['EU'], { country: 'NO' }, 'does not include NO (backend b)'],
    [['EU'], {}, 'cannot be shown to include backend b: its country is not known'],
    [['EU'], { country: 'DE' }, 'accepted'],
    [['US', 'FI'], HELSINKI, 'accepted'],
    [['DE-FRA'], FRANKFURT, 'accepted'],
    [['DE-FRA'], BERLIN, 'does not include DE (backend b in DE-BER-INIT-1)'],
    [['DE-FRA'], { country: 'DE' }, 'cannot be shown to include backend b: its zone is not known'],
    [['DE-FRA'], PERHAPS_MUNICH, 'cannot be shown to include backend b in DE-MUC-HOOL-1: its city is not known'],
    [['DE-MUC-HOOL-1'], PERHAPS_MUNICH, 'accepted'],
    [['ATLANTIS'], HELSINKI, 'does not include FI (backend b in FI-HEL-ACME-1)'],
    [['ATLANTIS', 'FI'], HELSINKI, 'accepted'],
  ])('%j of %j: %s', (terms, stated, expected) => {
    expect(verdict(allow(...terms), stated)).toBe(expected);
  });
});

describe('residency.deny', () => {
  it.each<[string[], BackendPlace, string]>([
    [['US'], VIRGINIA, 'excludes US (backend b in US-QAS-GLOB-1)'],
    [['EU'], { country: 'DE' }, 'excludes DE (backend b)'],
    [['US'], HELSINKI, 'accepted'],
    [['US'], {}, 'cannot be shown to leave out backend b: its country is not known'],
    [['DE-FRA'], FRANKFURT, 'excludes DE (backend b in DE-FRA-GLOB-1)'],
    [['DE-FRA'], BERLIN, 'accepted'],
    [['DE-FRA'], { country: 'DE' }, 'cannot be shown to leave out backend b: its zone is not known'],
    [['DE-FRA'], PERHAPS_MUNICH, 'cannot be shown to leave out backend b in DE-MUC-HOOL-1: its city is not known'],
    [['DE-FRA'], { country: 'FI' }, 'accepted'],
    [
      ['ATLANTIS'],
      HELSINKI,
      'cannot be shown to leave out backend b in FI-HEL-ACME-1: the catalog does not know ATLANTIS',
    ],
  ])('%j of %j: %s', (terms, stated, expected) => {
    expect(verdict(deny(...terms), stated)).toBe(expected);
  });
});

describe('operators.denyJurisdictions', () => {
  it.each<[string[], BackendPlace, string]>([
    [['US'], FRANKFURT, 'excludes backend b in DE-FRA-GLOB-1: its operator is under the law of US'],
    [['US'], BERLIN, 'excludes backend b in DE-BER-INIT-1: the parent of its operator is under the law of US'],
    [['US'], HELSINKI, 'accepted'],
    [['EU'], { country: 'NO', providerId: 'acme' }, 'excludes backend b: its operator is under the law of FI'],
    [
      ['US'],
      PERHAPS_MUNICH,
      'cannot be shown to leave out backend b in DE-MUC-HOOL-1: the country of its operator is not known',
    ],
    [
      ['US'],
      STOCKHOLM,
      "cannot be shown to leave out backend b in SE-STO-UMBR-1: the country of its operator's parent is not known",
    ],
    [['US'], { ...STOCKHOLM, parentCountry: 'SE' }, 'accepted'],
    [
      ['US'],
      { ...STOCKHOLM, parentCountry: 'US' },
      'excludes backend b in SE-STO-UMBR-1: the parent of its operator is under the law of US',
    ],
    [['US'], { operatorCountry: 'FI', parentCountry: 'FI' }, 'accepted'],
    [
      ['ATLANTIS'],
      HELSINKI,
      'cannot be shown to leave out backend b in FI-HEL-ACME-1: the catalog does not know ATLANTIS',
    ],
  ])('%j of %j: %s', (terms, stated, expected) => {
    expect(verdict(denyLaw(...terms), stated)).toBe(expected);
  });
});
