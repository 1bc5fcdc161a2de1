// A lesson: what it is about, its questions one after the other, and what was learned.

import { useEffect, useState } from "preact/hooks";
import { call, type Lesson, type Mistake, type Taught } from "../api";
import { open } from "../change";
import { t } from "../language";
import { Mistakes } from "../mistakes";
import { address, type Page } from "../routes";
import { say, tried } from "../state";
import { paragraphs, said } from "./amounts";
import { answered, forget } from "./progress";
import { Question } from "./question";

export function LessonPage({ name, all }: { name: string; all: Taught[] }) {
  const [lesson, setLesson] = useState<Lesson | null>(null);
  const [refused, setRefused] = useState<Mistake[] | null>(null);
  useEffect(() => {
    void tried(call("lesson", { name })).then((answer) => {
      if (answer && "refused" in answer) setRefused(answer.refused);
      else setLesson(answer);
    });
  }, [name]);
  const back = <p class="way-back"><a href={address("lessons")}>← {t("lessons.back")}</a></p>;
  if (refused) {
    return (
      <>
        {back}
        <h1>{t("lessons.refused")}</h1>
        <section class="refused" role="alert"><Mistakes list={refused} /></section>
      </>
    );
  }
  if (!lesson) {
    return <>{back}<h1>{t("lessons.title")}</h1><p class="quiet">{t("shell.wait")}</p></>;
  }
  const done = answered.value[name] ?? {};
  const first = lesson.questions.findIndex((question) => !done[question.name]);
  const shown = first < 0 ? lesson.questions : lesson.questions.slice(0, first + 1);
  return (
    <div class="lesson">
      {back}
      <h1>{t("lessons.lesson", { number: lesson.number })}. {said(lesson.title)}</h1>
      <div class="reading">{paragraphs(lesson.text).map((text) => <p key={text}>{text}</p>)}</div>
      {shown.map((question, i) => (
        <Question key={question.name} lesson={lesson} question={question} number={i + 1} of={lesson.questions.length} />
      ))}
      {first < 0 && <Learned lesson={lesson} next={nextOf(lesson, all)} />}
      {Object.keys(done).length > 0 && (
        <p>
          <button type="button" class="plain" onClick={() => {
            forget(name);
            say(t("lessons.forgotten"));
          }}>{t("lessons.forget")}</button>
        </p>
      )}
    </div>
  );
}

function nextOf(lesson: Lesson, all: Taught[]): Taught | null {
  const at = all.findIndex((one) => one.name === lesson.name);
  return all.slice(at + 1).find((one) => at >= 0 && one.refused.length === 0) ?? null;
}

function Learned({ lesson, next }: { lesson: Lesson; next: Taught | null }) {
  const go = (page: Page) =>
    void open(lesson.body ? { name: lesson.file, text: lesson.body } : { scenario: lesson.file }, page);
  return (
    <section class="learned" aria-labelledby="learned">
      <h2 id="learned">{t("lessons.learned")}</h2>
      <div class="reading">{paragraphs(lesson.end).map((text) => <p key={text}>{text}</p>)}</div>
      <p>{t("lessons.go-on")}</p>
      <p class="doing">
        <button type="button" onClick={() => go("edit")}>{t("lessons.open-edit")}</button>
        <button type="button" onClick={() => go("day")}>{t("lessons.open-day")}</button>
        {next && <a class="button strong" href={address("lessons", next.name)}>{t("lessons.next", { title: said(next.title) })}</a>}
      </p>
    </section>
  );
}
