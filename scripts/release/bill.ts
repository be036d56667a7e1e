/** The bill of materials (SBOM) of a release, as CycloneDX 1.6 (ECMA-424) writes it. */
import { createHash } from 'node:crypto';
import type { Part } from './parts.ts';

export interface ReleaseName {
  version: string;
  /** When the commit was made: the same commit gives the same bill. */
  at: Date;
  commit: string;
}

export function billOf(parts: readonly Part[], { version, at, commit }: ReleaseName): string {
  const own = `pkg:generic/hongdun@${version}`;
  const components = parts.map(componentOf);
  const digest = createHash('sha256')
    .update(JSON.stringify([own, commit, components]))
    .digest('hex');
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(digest)}`,
    version: 1,
    metadata: {
      timestamp: at.toISOString(),
      component: {
        type: 'application',
        'bom-ref': own,
        name: 'hongdun',
        version,
        purl: own,
        licenses: [{ license: { id: 'MIT' } }],
        properties: [{ name: 'hongdun:commit', value: commit }],
      },
    },
    components,
    dependencies: [
      { ref: own, dependsOn: components.map((one) => one['bom-ref']) },
      ...components.map((one) => ({ ref: one['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
}

function componentOf({ name, version, licence, purl, sha512, where }: Part) {
  const [, group, rest] = /^(@[^/]+)\/(.+)$/u.exec(name) ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group === undefined ? { name } : { group, name: rest }),
    version,
    purl,
    licenses: [licence.includes(' ') ? { expression: licence } : { license: licenceOf(licence) }],
    ...(sha512 === null ? {} : { hashes: [{ alg: 'SHA-512', content: sha512 }] }),
    properties: [{ name: 'hongdun:where', value: where }],
  };
}

/** A name that begins with LicenseRef is no SPDX id of its own. */
function licenceOf(licence: string) {
  return licence.startsWith('LicenseRef-') ? { name: licence.slice('LicenseRef-'.length) } : { id: licence };
}

/** A UUID of version 8 that says the digest. */
function uuidOf(digest: string): string {
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
