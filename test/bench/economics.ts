import { runModel } from '../../common/economics/model.ts';
import { models } from '../../common/economics/registry.ts';
import { quantileOf, type Row } from './row.ts';

/** Longest wanted for the heavy models, ms. */
const goals: Readonly<Record<string, number>> = {};

/** Every model on its own example: median of a few runs. */
export async function benchEconomics(): Promise<Row[]> {
  return models.map((model) => {
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const beganMs = performance.now();
      runModel(model, model.example);
      times.push(performance.now() - beganMs);
    }
    const goal = goals[model.id];
    return {
      name: model.id,
      value: quantileOf(times, 0.5),
      unit: 'ms',
      ...(goal === undefined ? {} : { goal: `< ${goal}` }),
    };
  });
}
