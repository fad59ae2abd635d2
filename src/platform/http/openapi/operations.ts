/** A JSON Schema, as far as the page reads it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: Schema | boolean
}

type Content = Record<string, { schema?: Schema }>
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema }

type Operation = {
  tags?: string[]
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { content?: Content }
  responses?: Record<string, { description?: string; content?: Content }>
  'x-permission'?: string
}

export type ApiDocument = {
  openapi: string
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

export type Listed = Operation & { id: string; method: string; path: string }

/** The operations by domain, both in the order of their names. */
export function byDomain(document: ApiDocument): [string, Listed[]][] {
  const listed = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const id = `${method}-${path}`.replaceAll(/[^a-z0-9]+/gi, '-').replace(/-$/, '')
      return { ...operation, id, method: method.toUpperCase(), path }
    }),
  )
  const groups = Object.groupBy(listed, ({ tags }) => tags?.[0] ?? 'platform')
  return Object.entries(groups)
    .map(([domain, operations = []]): [string, Listed[]] => [
      domain,
      operations.sort((a, b) => (a.path < b.path ? -1 : 1)),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The schema of a body: JSON, whatever its media type is called. */
export function schemaOf(content: Content | undefined): Schema | undefined {
  return Object.values(content ?? {})[0]?.schema
}

/** A type in a few words: «string», «integer», «list of Certificate», «a | b». */
export function typeWords(schema: Schema = {}): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const variants = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (variants) return variants.map(typeWords).join(schema.allOf ? ' & ' : ' | ')
  if (schema.type === 'array') return `${typeWords(schema.items)}[]`
  const type = [schema.type ?? 'any'].flat().join(' | ')
  return schema.format ? `${type} (${schema.format})` : type
}

export type Row = { name: string; type: string; required: boolean; description: string }

/** The fields of an object as rows, inner objects by dotted names. */
export function rowsOf(schema: Schema | undefined, before = '', depth = 0): Row[] {
  const { properties = {}, required = [] } = schema ?? {}
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = before + name
    const row = {
      name: path,
      type: typeWords(field),
      required: required.includes(name),
      description: field.description ?? '',
    }
    const inner =
      depth > 3 ? [] : [...rowsOf(field, `${path}.`, depth + 1), ...rowsOf(field.items, `${path}[].`, depth + 1)]
    return [row, ...inner]
  })
}
