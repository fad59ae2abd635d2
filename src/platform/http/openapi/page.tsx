import { Disclosure, Page, Table } from '#ui'
import type { RefusalTable } from '../refusal-words.ts'
import {
  type ApiDocument,
  byDomain,
  type Listed,
  type Row,
  rowsOf,
  type Schema,
  schemaOf,
  typeWords,
} from './operations.ts'

/** The documentation of the interface for people: no scripts, one page, made of the same document as the JSON. */
export function ApiPage({ document, refusals }: { document: ApiDocument; refusals: RefusalTable }) {
  const schemas = Object.entries(document.components?.schemas ?? {})
  return (
    <Page
      title="Программный интерфейс"
      width="wide"
      lead="Всё, что можно сделать на сайте, доступно и программам."
      description="Описание REST API платформы «Кружок»"
    >
      <p>
        Машинное описание: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Войдите сессией сайта или
        передайте её ключ в заголовке <code>Authorization: Bearer …</code>. Каждая запись несёт заголовок{' '}
        <code>Idempotency-Key</code>: повтор с тем же ключом вернёт тот же ответ и ничего не сделает второй раз.
      </p>
      {byDomain(document).map(([domain, operations]) => (
        <section key={domain} id={domain}>
          <h2>{domain}</h2>
          {operations.map((operation) => (
            <OperationCard key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      <section id="schemas">
        <h2>Схемы</h2>
        {schemas.map(([name, schema]) => (
          <Disclosure key={name} summary={name}>
            <Fields caption={name} schema={schema} />
          </Disclosure>
        ))}
      </section>
      <Refusals refusals={refusals} />
    </Page>
  )
}

function OperationCard({ operation }: { operation: Listed }) {
  const { parameters = [], requestBody, responses = {} } = operation
  const body = schemaOf(requestBody?.content)
  return (
    <article id={operation.id}>
      <h3>
        <code>
          {operation.method} {operation.path}
        </code>
      </h3>
      {operation.summary && <p>{operation.summary}</p>}
      {operation.description && <p>{operation.description}</p>}
      <p>
        Право: <code>{operation['x-permission']}</code>
      </p>
      {parameters.length > 0 && (
        <FieldTable
          caption="Параметры"
          rows={parameters.map(({ name, in: place, required = false, description = '', schema }) => ({
            name: `${name} (${place})`,
            type: typeWords(schema),
            required,
            description: description || (schema?.description ?? ''),
          }))}
        />
      )}
      {body && <Fields caption="Тело запроса" schema={body} />}
      {Object.entries(responses).map(([status, { description, content }]) => (
        <Disclosure key={status} summary={`Ответ ${status}${description ? `: ${description}` : ''}`}>
          <Fields caption={`Ответ ${status}`} schema={schemaOf(content)} />
        </Disclosure>
      ))}
    </article>
  )
}

function Fields({ caption, schema }: { caption: string; schema: Schema | undefined }) {
  if (!schema) return <p>Без тела.</p>
  const rows = rowsOf(schema.type === 'array' ? schema.items : schema)
  if (rows.length === 0)
    return (
      <p>
        <code>{typeWords(schema)}</code>
      </p>
    )
  return <FieldTable caption={caption} rows={rows} />
}

function FieldTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  return (
    <Table<Row>
      caption={caption}
      showCaption
      dense
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { label: 'Имя', head: true, cell: (row) => <code>{row.name}</code> },
        { label: 'Вид', cell: (row) => <code>{row.type}</code> },
        { label: 'Обязательно', cell: (row) => (row.required ? 'да' : 'нет') },
        { label: 'Что это', cell: (row) => row.description },
      ]}
    />
  )
}

function Refusals({ refusals }: { refusals: RefusalTable }) {
  return (
    <section id="refusals">
      <h2>Коды отказов</h2>
      <p>Отказ приходит как application/problem+json; код стоит в поле code и не меняется.</p>
      <ul>
        {Object.entries(refusals)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, { status }]) => (
            <li key={code} id={code}>
              <code>{code}</code> — {status}
            </li>
          ))}
      </ul>
    </section>
  )
}
