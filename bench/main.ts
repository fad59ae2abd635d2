/** `npm run bench -- NAME`: one file per question with a function of its name; its last line is one line of JSON. */
const [name = ''] = process.argv.slice(2)
const camelName = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

if (!/^[a-z][a-z-]*$/.test(name) || name === 'main') {
  console.error('Скажите, что измерить: npm run bench -- catalogue')
  process.exit(1)
}
try {
  const file = (await import(`./${name}.ts`)) as Record<string, unknown>
  const bench = file[camelName]
  if (typeof bench !== 'function') throw new Error(`bench/${name}.ts has no function ${camelName}`)
  await bench()
  process.exit(0)
} catch (error) {
  console.error(error)
  process.exit(1)
}
