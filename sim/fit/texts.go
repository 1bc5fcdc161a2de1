package fit

// texts say each trouble in the words of the field: {name} is a value.
var texts = map[Code]string{}
