import type { ListedObject } from '../s3/answers.ts';

const FIRST_CAPACITY = 1024;

/**
 * The objects of a bucket by column, so that a million of them are a few arrays and no million things. Rows are numbered
 * from 0 in the order in which they were listed, and only ever added.
 */
export class ObjectColumns {
  readonly keys: string[] = [];
  /** Without quotes; '' when not listed. */
  readonly etags: string[] = [];
  #sizes = new Float64Array(FIRST_CAPACITY);
  #modified = new Float64Array(FIRST_CAPACITY);
  #totalBytes = 0;
  #isSorted = true;

  get count(): number {
    return this.keys.length;
  }

  get totalBytes(): number {
    return this.#totalBytes;
  }

  /** True while the keys have come in the order in which S3 lists them: by their UTF-8 bytes, each once. */
  get isSorted(): boolean {
    return this.#isSorted;
  }

  /** Bytes. The array may be longer than there are rows, and is another one after rows have been added. */
  get sizes(): Float64Array {
    return this.#sizes;
  }

  /** Milliseconds since the epoch; NaN when not listed. As with `sizes`, ask again after adding. */
  get modified(): Float64Array {
    return this.#modified;
  }

  add(objects: readonly ListedObject[]): void {
    this.#makeRoom(this.count + objects.length);
    for (const { key, sizeBytes, modifiedMs, etag } of objects) {
      const row = this.count;
      const before = this.keys[row - 1];
      if (before !== undefined && compareKeys(before, key) >= 0) this.#isSorted = false;
      this.#sizes[row] = sizeBytes;
      this.#modified[row] = modifiedMs;
      this.keys.push(key);
      this.etags.push(etag);
      this.#totalBytes += sizeBytes;
    }
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#sizes.length) return;
    const capacity = Math.max(rows, this.#sizes.length * 2);
    const [sizes, modified] = [new Float64Array(capacity), new Float64Array(capacity)];
    sizes.set(this.#sizes);
    modified.set(this.#modified);
    this.#sizes = sizes;
    this.#modified = modified;
  }
}

/** Compares keys by their UTF-8 bytes; JavaScript's own order puts U+E000 to U+FFFF after the supplementary planes. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [unitA, unitB] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (unitA !== unitB) return rank(unitA) - rank(unitB);
  }
  return a.length - b.length;
}

/** Moves surrogates above the other units, where their code points are. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit <= 0xdfff ? unit + 0x2000 : unit - 0x800;
}
