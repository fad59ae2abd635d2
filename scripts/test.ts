/**
 * `npm test`: runs every vitest project and ends with one line, "N passed, N failed".
 * What follows `--` goes to vitest: `npm test -- enrolment`, `npm test -- --project journeys`.
 */
import type { Vitest } from 'vitest/node'

if (!('Temporal' in globalThis)) {
  console.error(
    `Нужен Node 26, а это ${process.version}: выполните «npm ci» — нужная версия придёт сама, и «npm test» возьмёт её.`,
  )
  process.exit(1)
}

const { parseCLI, startVitest } = await import('vitest/node')
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])

let sum = { passed: 0, failed: 1, skipped: 0 }
try {
  const vitest = await startVitest('test', filter, { ...options, run: true, watch: false })
  sum = count(vitest)
  // A run that ended badly without a failed test: the preparation broke, or nothing matched.
  if (process.exitCode && sum.failed === 0) sum.failed = 1
  await vitest.close()
} catch (problem) {
  console.error(problem)
}

const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`)
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0)

/** A file that does not load and an error outside any test are failures too. */
function count(vitest: Vitest): typeof sum {
  const modules = vitest.state.getTestModules()
  const states = modules.flatMap((file) => [...file.children.allTests()].map((test) => test.result().state))
  const outside = vitest.state.getUnhandledErrors().length
  const unloaded = modules.filter((file) => file.errors().length > 0).length
  const suites = modules.flatMap((file) => [...file.children.allSuites()]).filter((suite) => suite.errors().length > 0)
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + unloaded + suites.length + outside,
    skipped: states.filter((state) => state === 'skipped' || state === 'pending').length,
  }
}
