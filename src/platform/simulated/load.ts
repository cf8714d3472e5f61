import type {LoadModel} from '../../descriptions/resolved-scenario.js'
import {seededRandom} from '../../support/seeded-random.js'

export type Load = {
  /** At a time counted from the world's beginning; a pure function of it, never below 0. */
  readonly at: (sinceBeginMs: number) => number
  readonly max: number
}

/** After so many steps a random walk begins again: it is kept whole, so that its value is a function of time. */
const WALK_STEPS = 20_000

export function loadOf(model: LoadModel, seed: number): Load {
  switch (model.kind) {
    case 'constant':
      return {at: () => model.value, max: model.value}
    case 'sine': {
      const {mean, amplitude, periodMs, phaseMs} = model
      return {
        at: (ms) => Math.max(0, mean + amplitude * Math.sin((2 * Math.PI * (ms + phaseMs)) / periodMs)),
        max: mean + Math.abs(amplitude),
      }
    }
    case 'step':
      return {at: (ms) => (ms < model.atMs ? model.before : model.after), max: Math.max(model.before, model.after)}
    case 'burst': {
      const {base, peak, everyMs, lengthMs, firstMs} = model
      return {at: (ms) => (ms >= firstMs && (ms - firstMs) % everyMs < lengthMs ? peak : base), max: Math.max(base, peak)}
    }
    case 'random-walk':
      return series({values: walk(model, seed), stepMs: model.stepMs, fromMs: 0, linear: true})
    case 'series':
      return series(model)
  }
}

function series({values, stepMs, fromMs, linear}: Omit<Extract<LoadModel, {kind: 'series'}>, 'kind'>): Load {
  const valueAt = (index: number): number => values[index % values.length] ?? 0
  return {
    at: (ms) => {
      const position = Math.max(0, ms + fromMs) / stepMs
      const index = Math.floor(position)
      return linear ? valueAt(index) + (valueAt(index + 1) - valueAt(index)) * (position - index) : valueAt(index)
    },
    max: values.reduce((highest, value) => Math.max(highest, value), 0),
  }
}

function walk({start, min, max, stepSize}: Extract<LoadModel, {kind: 'random-walk'}>, seed: number): readonly number[] {
  const random = seededRandom(seed)
  const values: number[] = []
  let value = start
  for (let step = 0; step < WALK_STEPS; step++) {
    values.push(value)
    value += (random() * 2 - 1) * stepSize
    // Reflected at the edges, so that it does not stick to them.
    if (value > max) value = Math.max(min, 2 * max - value)
    if (value < min) value = Math.min(max, 2 * min - value)
  }
  return values
}
