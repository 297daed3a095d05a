import { describe, expect, it } from 'vitest';
import {
  createRingMemory,
  MAX_HEADER_BYTES,
  NO_MEMORY,
  RING_SLOTS,
  RingReader,
  RingWriter,
} from '../../../../main/mining/work-ring.ts';

function createEnds() {
  const memory = createRingMemory();
  return { writer: new RingWriter(memory), reader: new RingReader(memory) };
}

const pieceOf = (item: number, headerBytes = 80) => ({
  item,
  first: 1000 * item,
  count: 500,
  header: new Uint8Array(headerBytes).fill(item),
  targetLe: new Uint8Array(32).fill(item + 1),
  memory: NO_MEMORY,
});

describe('the work ring', () => {
  it('carries work in order', () => {
    const { writer, reader } = createEnds();
    expect(reader.take()).toBe(false);
    for (const item of [1, 2, 3]) writer.push(pieceOf(item));
    for (const item of [1, 2, 3]) {
      expect(reader.take()).toBe(true);
      expect(reader.work).toMatchObject(pieceOf(item));
    }
    expect(reader.take()).toBe(false);
  });

  it('carries the longest header and the largest count', () => {
    const { writer, reader } = createEnds();
    writer.push({ ...pieceOf(7, MAX_HEADER_BYTES), count: 2 ** 32 });
    reader.take();
    expect(reader.work.count).toBe(2 ** 32);
    expect(reader.work.header).toHaveLength(MAX_HEADER_BYTES);
  });

  it('counts its free places', () => {
    const { writer, reader } = createEnds();
    for (let item = 0; item < RING_SLOTS; item += 1) writer.push(pieceOf(item));
    expect([writer.free(), writer.untaken()]).toEqual([0, RING_SLOTS]);
    reader.take();
    reader.take();
    expect([writer.free(), writer.untaken()]).toEqual([2, RING_SLOTS - 2]);
  });

  it('voids what was not taken when a job begins, and says how much', () => {
    const { writer, reader } = createEnds();
    for (const item of [1, 2, 3]) writer.push(pieceOf(item));
    reader.take();
    expect(reader.isCurrent()).toBe(true);
    expect(writer.begin()).toBe(2);
    expect(reader.isCurrent()).toBe(false);
    expect(reader.take()).toBe(false);
    expect(writer.free()).toBe(RING_SLOTS);
    writer.push(pieceOf(9));
    expect(reader.take()).toBe(true);
    expect(reader.work.item).toBe(9);
    expect(writer.begin()).toBe(0);
  });

  it('voids work of several jobs that a worker never looked at', () => {
    const { writer, reader } = createEnds();
    for (let job = 0; job < 50; job += 1) {
      for (let item = 0; item < 5; item += 1) writer.push(pieceOf(item));
      expect(writer.begin()).toBe(5);
    }
    writer.push(pieceOf(99));
    expect(reader.take()).toBe(true);
    expect(reader.work.item).toBe(99);
    expect(reader.take()).toBe(false);
  });

  it('passes modes, duty and counters', () => {
    const { writer, reader } = createEnds();
    expect(reader.mode()).toBe('sleep');
    writer.setMode('run');
    writer.setDuty(40);
    expect([reader.mode(), reader.dutyPercent()]).toEqual(['run', 40]);
    reader.count(2 ** 32 - 5);
    reader.count(10);
    expect([writer.hashes(), writer.beats()]).toEqual([5, 2]);
    reader.setStarved(true);
    expect(writer.isStarved()).toBe(true);
    writer.foundHandled();
    expect(reader.foundHandled()).toBe(1);
  });

  it('does not sleep when it was woken since it looked', () => {
    const { writer, reader } = createEnds();
    const wakes = reader.wakes();
    writer.wake();
    reader.sleep(wakes);
    expect(reader.wakes()).not.toBe(wakes);
  });
});
