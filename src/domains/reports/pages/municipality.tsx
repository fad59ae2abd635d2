import { number, plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  type Column,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Stack,
  Table,
  TextField,
} from '#ui'
import type { Coverage, PointCoverage } from '../model.ts'
import { countWords } from '../words.ts'
import { CoveragePage } from './coverage.tsx'

export type MunicipalityCoveragePageProps = Coverage & {
  /** Where this page stands: of the municipality itself, or of the operator who looks at one. */
  base: string
  sheet: string
  back?: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** One municipality by institution, and how many children it has, by its act. */
export function MunicipalityCoveragePage({ base, ...report }: MunicipalityCoveragePageProps) {
  const [own] = report.municipalities
  if (!own) return null
  const { municipality, points, count } = own
  const idle = points.filter(({ pointId, certificates }) => pointId !== null && certificates === 0).length
  return (
    <CoveragePage over={municipality} {...report}>
      <section>
        <Stack>
          <h2>Численность детей</h2>
          <p>
            {count
              ? `${plural(count.children, 'ребёнок', 'ребёнка', 'детей')} ${countWords(count)}.`
              : 'Ещё не внесена.'}
          </p>
          <Disclosure summary="Внести новую численность" open={Boolean(report.errors)}>
            <CountForm action={`${base}/child-counts`} />
          </Disclosure>
        </Stack>
      </section>
      <section>
        <Stack>
          <h2>По организациям</h2>
          {idle > 0 && (
            <p>
              {plural(
                idle,
                'пункт приёма ещё не принял',
                'пункта приёма ещё не приняли',
                'пунктов приёма ещё не приняли',
              )}{' '}
              ни одного ребёнка.
            </p>
          )}
          <Table
            caption="Дети с сертификатом по организациям"
            dense
            rows={points}
            rowKey={({ pointId }) => pointId ?? 'nobody'}
            marked={({ pointId, certificates }) => pointId !== null && certificates === 0}
            columns={pointColumns}
            empty={<p>Пунктов приёма в муниципалитете ещё нет.</p>}
          />
        </Stack>
      </section>
    </CoveragePage>
  )
}

const pointColumns: readonly Column<PointCoverage>[] = [
  {
    label: 'Организация',
    head: true,
    cell: ({ point }) => point ?? <span class="muted">Пункт приёма не указан</span>,
  },
  { label: 'С сертифи\u00adкатом', number: true, cell: ({ certificates }) => number(certificates) },
  { label: 'Активи\u00adровано', number: true, cell: ({ activated }) => number(activated) },
]

function CountForm({ action }: { action: string }) {
  return (
    <Form action={action}>
      <TextField name="children" label="Детей от 5 до 18 лет" width="10" inputmode="numeric" />
      <DateField name="countedOn" label="На какой день" hint="Например, 1 9 2026" />
      <TextField name="actNumber" label="Номер акта" width="20" />
      <TextField name="actTitle" label="Название акта" />
      <DateField name="actIssuedOn" label="Дата акта" hint="Например, 25 8 2026" />
      <p class="muted small">Прежние числа останутся в истории: отчёт берёт последнее на каждый день.</p>
      <Button>Внести численность</Button>
    </Form>
  )
}
