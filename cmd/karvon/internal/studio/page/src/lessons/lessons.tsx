// In class: the lessons in their order, and one of them.

import { useEffect, useState } from "preact/hooks";
import { call, type Taught } from "../api";
import { t } from "../language";
import { Mistakes } from "../mistakes";
import { address, route } from "../routes";
import { hello, tried } from "../state";
import { said } from "./amounts";
import { LessonPage } from "./lesson";
import { doneOf, resume } from "./progress";
import "./lessons.css";

export function Lessons() {
  const [all, setAll] = useState<Taught[] | null>(null);
  useEffect(() => {
    void tried(call("lessons", {})).then((answer) => setAll(answer?.lessons ?? null));
  }, []);
  useEffect(resume, []);
  const { id } = route.value;
  if (id) return <LessonPage key={id} name={id} all={all ?? []} />;
  return (
    <>
      <h1>{t("lessons.title")}</h1>
      <p class="lead">{t("lessons.lead")}</p>
      {all ? <ol class="course">{all.map((one) => <li key={one.name}><Card of={one} /></li>)}</ol>
        : <p class="quiet">{t("shell.wait")}</p>}
      {hello.value?.folder && <p class="quiet">{t("lessons.teach")}</p>}
    </>
  );
}

function Card({ of }: { of: Taught }) {
  if (of.refused.length > 0) {
    return (
      <section class="refused">
        <h2>{t("lessons.refused")}: <code>{of.name}</code></h2>
        <Mistakes list={of.refused} />
      </section>
    );
  }
  const done = doneOf(of.name, of.questions);
  const whole = done === of.questions.length;
  return (
    <article class="card">
      <p class="quiet number">
        {t("lessons.lesson", { number: of.number })}{of.own && <> · {t("lessons.of-folder")} · <code>{of.name}</code></>}
      </p>
      <h2 class="card-title"><a class="cover" href={address("lessons", of.name)}>{said(of.title)}</a></h2>
      <p>{said(of.summary)}</p>
      <p class={whole ? "size done" : "quiet size"}>
        {whole && <span aria-hidden="true">✓ </span>}
        {t("lessons.answered", { done, count: of.questions.length })}
      </p>
    </article>
  );
}
