import { html, nothing } from 'lit-html'
import { ref } from 'lit-html/directives/ref.js'
import type { ClassRun, ClassView, LessonInfo } from '../../contract/class.ts'
import type { ClassroomActions } from '../actions.ts'
import type { Classroom } from '../state.ts'
import { resultView } from './result.ts'

/** In the bar, also with the progress of a class whose dialog is closed. */
export const classroomButton = ({ view }: Classroom, { open }: ClassroomActions) => {
  const run = view?.run
  const share = run?.kind === 'answering' ? ` ${percent(run.asked / run.questions)}` : ''
  return html`<button type="button" @click=${open}>Simulated class${share}</button>`
}

export const classroomView = ({ view, failed }: Classroom, actions: ClassroomActions) => html`
  <dialog class="form classroom" aria-labelledby="class-title" ${ref(openDialog)} @close=${actions.close}>
    <h2 id="class-title">Simulated class</h2>
    ${view === null ? html`<p class="quiet">Opening…</p>` : bodyView(view, actions)}
    ${failed === null ? nothing : html`<p class="wrong" role="alert">${failed}</p>`}
    <div class="row">
      ${view === null ? nothing : buttonView(view, actions)}
      <button type="button" class="button secondary" @click=${actions.close}>Close</button>
    </div>
  </dialog>`

const openDialog = (element?: Element): void => {
  const dialog = element as HTMLDialogElement | undefined
  // The element is connected only after the current render.
  queueMicrotask(() => dialog?.isConnected && !dialog.open && dialog.showModal())
}

const isRunning = (run: ClassRun | null): boolean => run?.kind === 'answering' || run?.kind === 'analysing'

const bodyView = (view: ClassView, actions: ClassroomActions) => html`
  ${view.run?.kind === 'done' ? nothing : introView(view)}
  <div class="class-run" role="status">${view.run === null ? nothing : runView(view.run, actions)}</div>
  ${isRunning(view.run) ? nothing : lessonsView(view.lessons)}`

const introView = ({ people }: ClassView) => html`
  <p>One question gets a wrong key, and you don’t hear which one. Then ${people} simulated people answer in
    <b>#simulated-class</b>, and the bot looks for the wrong key in what they chose.</p>
  <p class="quiet">It takes up to a minute. The playground’s clock moves on by half a minute a question, and the class shows
    up on the leaderboard. The wrong key is in memory only: your files stay as they are.</p>`

const SELECT = 'class-bank'

const lessonsView = (lessons: readonly LessonInfo[]) =>
  lessons.length === 0
    ? html`<p class="wrong">A class needs a bank with a topic of 20 to 60 questions, and there’s none.</p>`
    : html`<div class="option">
        <label for=${SELECT}>Questions</label>
        <select id=${SELECT}>
          ${lessons.map(
            ({ bank, title, topic, questions }) =>
              html`<option value=${bank}>${title}${topic === null ? '' : `: ${topic}`} (${questions})</option>`,
          )}
        </select>
      </div>`

const buttonView = ({ lessons, run }: ClassView, { start, stop }: ClassroomActions) => {
  if (isRunning(run))
    return run?.kind === 'answering'
      ? html`<button type="button" class="button danger" @click=${stop}>Stop</button>`
      : nothing
  if (lessons.length === 0) return nothing
  const go = () => start((document.getElementById(SELECT) as HTMLSelectElement).value)
  return html`<button type="button" class="button primary" @click=${go}>
    ${run === null ? 'Start the class' : 'Start a new class'}</button>`
}

const runView = (run: ClassRun, actions: ClassroomActions) => {
  switch (run.kind) {
    case 'answering':
      return html`<progress max=${run.questions} value=${run.asked} aria-label="Questions asked"></progress>
        <p>Question ${run.asked} of ${run.questions} · ${run.answers} answers</p>`
    case 'analysing':
      return html`<progress aria-label="Looking for the wrong key"></progress>
        <p>Looking for the wrong key in the answers…</p>`
    case 'stopped':
      return html`<p>Stopped after ${run.answers} answers. The wrong key is gone again.</p>`
    case 'failed':
      return html`<p class="wrong">The class couldn’t go on: ${run.sentence} The wrong key is gone again.</p>`
    case 'done':
      return resultView(run, actions)
  }
}

const percent = (share: number): string => `${Math.round(100 * share)}%`
