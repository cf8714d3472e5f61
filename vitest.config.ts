import {defineConfig} from 'vitest/config'

/** What can be alone on the machine is more trustworthy: a group begins when the one before it has ended. */
const group = (name: string, include: readonly string[], groupOrder: number, maxWorkers?: number) => ({
  extends: true as const,
  test: {name, include: [...include], sequence: {groupOrder}, ...(maxWorkers === undefined ? {} : {maxWorkers})},
})

/** Upstream's own policies are not ours to bring along, nor is scikit-learn: who has them says where. */
const ASKED_FOR = {
  MLSYSOPS_UPSTREAM_AGENTS: 'test/integration/policy-upstream.test.ts',
  MLSYSOPS_TRAINING_PYTHON: 'test/integration/model-training.test.ts',
}
const NOT_ASKED_FOR = Object.entries(ASKED_FOR).flatMap(([name, file]) => (process.env[name] === undefined ? [file] : []))

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    reporters: ['default', './tools/closing-line.ts'],
    exclude: NOT_ASKED_FOR,
    globalSetup: ['test/support/isolated-home.ts'],
    projects: [
      group('quick', ['test/{unit,golden,contract}/**/*.test.{ts,tsx}'], 0),
      group('integration', ['test/integration/**/*.test.{ts,tsx}'], 1),
      // Whole slices of processes that are killed at random: with limits on time, and one at a time.
      group('e2e', ['test/e2e/**/*.test.{ts,tsx}'], 2, 1),
    ],
  },
})
