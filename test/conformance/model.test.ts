import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ModelInputError, runModel } from '../../common/economics/model.ts';
import { findModel, models } from '../../common/economics/registry.ts';

interface FieldSchema {
  readonly label?: string;
  readonly unit?: string;
  readonly type?: string;
  readonly anyOf?: readonly FieldSchema[];
}

describe('model registry', () => {
  it('gives every model an id of its own', () => {
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
    for (const model of models) expect(findModel(model.id)).toBe(model);
    expect(findModel('no-such-model')).toBeUndefined();
  });
});

describe.each(models.map((model) => [model.id, model] as const))('model %s', (id, model) => {
  it('says what it is, where it comes from and when it is wrong', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(model.section).toMatch(/^\d{1,2}(\.\d{1,2})?$/);
    for (const text of [model.title, model.formula, model.source, model.wrongWhen]) {
      expect(text.length).toBeGreaterThan(8);
    }
  });

  it('runs its example to an answer that is finite and fits its schema', () => {
    const output = runModel(model, model.example);
    expect(model.output.safeParse(output).error).toBeUndefined();
    expect(findNonFinite(output)).toEqual([]);
  });

  it('answers the same twice and leaves its input alone', () => {
    const input = structuredClone(model.example);
    const first = runModel(model, input);
    expect(input).toEqual(model.example);
    expect(runModel(model, input)).toEqual(first);
  });

  it('describes input and output as JSON Schema, each field with label and unit', () => {
    for (const schema of [
      z.toJSONSchema(model.input, { io: 'input' }),
      z.toJSONSchema(model.output, { io: 'output' }),
    ]) {
      const fields = Object.entries((schema.properties ?? {}) as Record<string, FieldSchema>);
      expect(fields.length).toBeGreaterThan(0);
      for (const [name, field] of fields) {
        expect(field.label, `label of ${name}`).toBeTypeOf('string');
        expect(field.unit, `unit of ${name}`).toBeTypeOf('string');
      }
    }
  });

  it('refuses NaN, infinity, wrong types and unknown fields, naming the field', () => {
    const schema = z.toJSONSchema(model.input, { io: 'input' });
    const fields = Object.entries((schema.properties ?? {}) as Record<string, FieldSchema>);
    for (const [name] of fields) {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, { wrong: true }]) {
        const issues = issuesOf(() => runModel(model, { ...model.example, [name]: bad }));
        expect(
          issues.some((issue) => issue.field.split('.')[0] === name && issue.allowed.length > 5),
          `${name} = ${String(bad)}: ${JSON.stringify(issues)}`,
        ).toBe(true);
      }
    }
    expect(issuesOf(() => runModel(model, { ...model.example, strange: 1 }))[0]?.field).toBe(
      'strange',
    );
    for (const bad of [null, undefined, 'text', 5, []]) {
      expect(issuesOf(() => runModel(model, bad)).length, String(bad)).toBeGreaterThan(0);
    }
  });

  it('answers or refuses at the ends of every numeric field, and never with NaN', () => {
    const schema = z.toJSONSchema(model.input, { io: 'input' });
    const fields = (schema.properties ?? {}) as Record<
      string,
      { minimum?: number; maximum?: number; exclusiveMinimum?: number; type?: string }
    >;
    for (const [name, field] of Object.entries(fields)) {
      if (field.type !== 'number' && field.type !== 'integer') continue;
      const ends = [field.minimum, field.maximum, field.exclusiveMinimum, 0].filter(
        (end) => end !== undefined,
      );
      for (const end of ends) {
        const where = `${name} = ${end}`;
        try {
          expect(findNonFinite(runModel(model, { ...model.example, [name]: end })), where).toEqual(
            [],
          );
        } catch (error) {
          expect(error, `${where}: ${String(error)}`).toBeInstanceOf(ModelInputError);
        }
      }
    }
  });
});

function issuesOf(run: () => unknown): ModelInputError['issues'] {
  try {
    run();
  } catch (error) {
    if (error instanceof ModelInputError) return error.issues;
    throw error;
  }
  return [];
}

function findNonFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => findNonFinite(item, `${path}.${key}`));
}
