// A form whose fields the host names, as they follow the scenario.

import { useEffect, useState } from "preact/hooks";
import { call, type Field, type Flags } from "../api";
import { inWords, t } from "../language";
import { choiceOf } from "../names";
import { address } from "../routes";
import { tried } from "../state";

interface FormProps {
  id: string;
  hash: string;
  question: string;
  busy: boolean;
  asking(options: Flags): void;
}

type Values = Record<string, string | string[] | boolean>;

export function QuestionForm({ id, hash, question, busy, asking }: FormProps) {
  const [form, setForm] = useState<{ fields: Field[]; lacks: string } | null>(null);
  const [values, setValues] = useState<Values>({});
  const [unchosen, setUnchosen] = useState(false);
  useEffect(() => {
    let gone = false;
    void tried(call("forms", { id, question })).then((found) => {
      if (!gone && found) setForm(found);
    });
    return () => {
      gone = true;
    };
  }, [id, hash, question]);
  if (!form) return <p class="quiet">{t("shell.wait")}</p>;
  if (form.lacks && !mends(form.fields)) {
    return (
      <div class="ask-form">
        <p class="stale">{inWords(form.lacks)}</p>
        <p>{t("ask.lacks")} <a href={address("edit", id)}>{t("shell.edit")}</a></p>
      </div>
    );
  }
  const set = (flag: string, value: string | string[] | boolean) => setValues((before) => ({ ...before, [flag]: value }));
  const submit = (event: Event) => {
    event.preventDefault();
    const open = form.fields.some(({ kind, required, flag }) => kind === "choices" && required && !given(values[flag]));
    setUnchosen(open);
    if (!open) asking(optionsOf(values));
  };
  const further = form.fields.filter((field) => field.further);
  const shown = (fields: Field[]) => fields.map((field) => (
    <FormField key={field.flag} field={field} value={values[field.flag]} set={(value) => set(field.flag, value)} />
  ));
  return (
    <form class="ask-form" onSubmit={submit}>
      {form.lacks && <p class="stale">{inWords(form.lacks)}</p>}
      <div class="fields">{shown(form.fields.filter((field) => !field.further))}</div>
      {further.length > 0 && (
        <details>
          <summary>{t("ask.further")}</summary>
          <div class="fields">{shown(further)}</div>
        </details>
      )}
      {unchosen && <p class="error" role="alert">{t("ask.unchosen")}</p>}
      <button type="submit" class="strong" disabled={busy}>{t("ask.submit")}</button>
    </form>
  );
}

// given says whether a field holds anything.
function given(value: Values[string] | undefined): value is Values[string] {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "" && value !== false;
}

// mends says whether a field of the form can make up for what the scenario lacks: a condition does, of numbers that are
// there to choose.
function mends(fields: Field[]): boolean {
  return fields.some(({ flag, choices }) => flag === "vary" && (choices ?? []).length > 0);
}

// optionsOf leaves out what was left empty: the command then takes what it takes by itself.
function optionsOf(values: Values): Flags {
  const options: Flags = {};
  for (const [flag, value] of Object.entries(values)) {
    if (given(value)) options[flag] = value;
  }
  return options;
}

interface FieldProps {
  field: Field;
  value: string | string[] | boolean | undefined;
  set(value: string | string[] | boolean): void;
}

function FormField({ field, value, set }: FieldProps) {
  const help = `help-${field.flag}`;
  if (field.kind === "choices") return <Many field={field} value={Array.isArray(value) ? value : []} set={set} />;
  if (field.kind === "switch") {
    return (
      <div class="field">
        <label class="check">
          <input type="checkbox" checked={value === true} aria-describedby={help}
            onChange={(event) => set(event.currentTarget.checked)} />
          <span class="words">{inWords(field.label)}</span>
        </label>
        <p class="quiet" id={help}>{inWords(field.help)}</p>
      </div>
    );
  }
  const text = typeof value === "string" ? value : "";
  if (field.kind === "choice" && sentences(field)) return <Few field={field} value={text || field.default} set={set} />;
  return (
    <div class="field">
      <label>
        <span>{inWords(field.label)}</span>
        {field.kind === "choice" ? (
          <select value={text || field.default} required={field.required} aria-describedby={help}
            onChange={(event) => set(event.currentTarget.value)}>
            {!field.default && <option value="">{t("ask.any")}</option>}
            {(field.choices ?? []).map((one) => <option key={one.value} value={one.value}>{inWords(one.label)}</option>)}
          </select>
        ) : field.kind === "number" ? (
          <input type="number" value={text} min={0} step="any" placeholder={field.default} required={field.required}
            aria-describedby={help} onInput={(event) => set(event.currentTarget.value)} />
        ) : (
          <input type="text" value={text} placeholder={field.default} required={field.required} aria-describedby={help}
            onInput={(event) => set(event.currentTarget.value)} />
        )}
      </label>
      <p class="quiet" id={help}>{inWords(field.help)}</p>
    </div>
  );
}

// sentences tells whether what can be chosen is told in sentences, which a list that opens cuts off on a telephone.
function sentences(field: Field): boolean {
  const choices = field.choices ?? [];
  return choices.length <= 6 && choices.some((one) => one.label.length > 30);
}

// Few is one of few choices, each with all its words.
function Few({ field, value, set }: { field: Field; value: string; set(value: string): void }) {
  const told = (field.choices ?? []).map((one) => ({ value: one.value, words: inWords(one.label) }));
  const choices = field.default ? told : [{ value: "", words: t("ask.any") }, ...told];
  return (
    <fieldset class="field many">
      <legend>{inWords(field.label)}</legend>
      <p class="quiet">{inWords(field.help)}</p>
      {choices.map((one) => (
        <label key={one.value} class="check">
          <input type="radio" name={field.flag} checked={one.value === value} onChange={() => set(one.value)} />
          <span class="words">{one.words}</span>
        </label>
      ))}
    </fieldset>
  );
}

// Many is any number of choices, with a field to find some among many.
function Many({ field, value, set }: { field: Field; value: string[]; set(value: string[]): void }) {
  const [filter, setFilter] = useState("");
  const choices = field.choices ?? [];
  const wanted = filter.trim().toLowerCase();
  const found = choices.filter((one) => !wanted || `${one.label} ${choiceOf(one.label)}`.toLowerCase().includes(wanted));
  const flip = (one: string, on: boolean) => set(on ? [...value, one] : value.filter((known) => known !== one));
  return (
    <fieldset class="field many">
      <legend>{inWords(field.label)} {value.length > 0 && <span class="badge">{t("ask.chosen", { count: value.length })}</span>}</legend>
      <p class="quiet">{inWords(field.help)}</p>
      {choices.length > 8 && (
        <input type="search" value={filter} aria-label={t("ask.find", { what: inWords(field.label) })} placeholder={t("ask.filter")}
          onInput={(event) => setFilter(event.currentTarget.value)} />
      )}
      <div class="choices" role="group" aria-label={inWords(field.label)} tabIndex={choices.length > 8 ? 0 : undefined}>
        {found.map((one) => (
          <label key={one.value} class="check">
            <input type="checkbox" checked={value.includes(one.value)}
              onChange={(event) => flip(one.value, event.currentTarget.checked)} />
            <span class="words" title={one.value}>{choiceOf(one.label)}</span>
          </label>
        ))}
        {found.length === 0 && <p class="quiet">{t("ask.nothing")}</p>}
      </div>
    </fieldset>
  );
}
