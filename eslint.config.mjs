// Only the rules that need types; Biome formats and lints the rest.
import tseslint from 'typescript-eslint'

export default tseslint.config({
  files: ['src/**/*.{ts,tsx}', 'commands/**/*.ts', 'test/**/*.{ts,tsx}'],
  ignores: ['**/*.generated.ts', '**/generated/**', 'test/fixtures/**'],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: {project: './tools/tsconfig.check.json', tsconfigRootDir: import.meta.dirname},
  },
  linterOptions: {reportUnusedDisableDirectives: 'error'},
  plugins: {'@typescript-eslint': tseslint.plugin},
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/no-unnecessary-condition': ['error', {allowConstantLoopConditions: true}],
    '@typescript-eslint/no-unsafe-argument': 'error',
    '@typescript-eslint/no-unsafe-assignment': 'error',
    '@typescript-eslint/no-unsafe-call': 'error',
    '@typescript-eslint/no-unsafe-member-access': 'error',
    '@typescript-eslint/no-unsafe-return': 'error',
  },
})
