import { callOf } from '#kernel/contacts'
import { ButtonRow, Page, PrintButton, Stack } from '#ui'
import { audienceWords, type Contacts, type Instruction, type Told } from '../model.ts'
import { Blocks } from './blocks.tsx'
import { Bodies } from './contacts.tsx'
import { Further } from './further.tsx'

type InstructionProps = {
  instruction: Instruction
  /** What to read next. */
  further: readonly Instruction[]
  told: Told
} & Pick<Contacts, 'bodies'>

/** One instruction to read, or to print and hand out; families read whom to ask at home (S-154). */
export function InstructionPage({ instruction, further, told, bodies }: InstructionProps) {
  const { title, summary, audience, blocks } = instruction
  const { supportEmail, supportPhone, supportHours } = told.words
  return (
    <Page
      title={title}
      over={`Помощь. ${audienceWords[audience]}`}
      lead={summary}
      description={summary}
      back={{ href: '/help', label: 'Вся помощь' }}
    >
      <Blocks blocks={blocks} told={told} />
      <h2>Остались вопросы?</h2>
      <p>
        Напишите в поддержку: <a href={`mailto:${supportEmail}`}>{supportEmail}</a>, или позвоните:{' '}
        <a href={callOf(supportPhone)}>{supportPhone}</a>, {supportHours}.
      </p>
      {audience === 'family' && (
        <Stack>
          <p>О сертификате и правилах ответят в вашем муниципалитете:</p>
          <Bodies bodies={bodies} />
        </Stack>
      )}
      <Further texts={further} />
      <ButtonRow>
        <PrintButton label="Распечатать инструкцию" />
      </ButtonRow>
    </Page>
  )
}
