// The words of the page in Uzbek, a draft: a file for each part of the page, as in English.

import answers from "./answers.json";
import ask from "./ask.json";
import compare from "./compare.json";
import day from "./day.json";
import edit from "./edit.json";
import lessons from "./lessons.json";
import share from "./share.json";
import shell from "./shell.json";
import start from "./start.json";

export const uzbek = { ...shell, ...start, ...edit, ...day, ...answers, ...compare, ...ask, ...lessons, ...share };
