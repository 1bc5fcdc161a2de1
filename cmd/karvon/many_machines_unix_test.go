//go:build unix

package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// threeShards is the experiment that the files of scenarios/many-machines do here, in place of their own.
var threeShards = []string{"run", "post.yaml", "-n", "6"}

// TestFilesForManyMachinesDoAnExperiment does what each file of scenarios/many-machines tells a cluster to do, by the
// environment that the cluster gives to each task, and finds the bytes of one machine. -long asks for all of them, and
// without it the array by xargs is tried alone.
func TestFilesForManyMachinesDoAnExperiment(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		notRun(t, "there is no bash")
	}
	files, err := filepath.Abs("../../scenarios/many-machines")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		file  string
		quick bool
		does  func(c *cluster, file string)
	}{
		{"shards.sh", true, (*cluster).xargs},
		{"slurm-array.sh", false, (*cluster).slurm},
		{"kubernetes-job.yaml", false, (*cluster).kubernetes},
		{"google-batch.json", false, (*cluster).googleBatch},
		{"github-matrix.yaml", false, (*cluster).github},
	} {
		t.Run(test.file, func(t *testing.T) {
			if !test.quick && !*long {
				t.Skip("-long does it")
			}
			t.Chdir(t.TempDir())
			new(typist).types(t, "karvon new post --from stages")
			quietly(t, strings.Join(threeShards, " ")+" --output local.json")
			c := &cluster{T: t, report: "report.json"}
			test.does(c, filepath.Join(files, test.file))
			if contents(t, c.report) != contents(t, "local.json") {
				t.Error("the shards' result is not that of one machine")
			}
		})
	}
}

// cluster starts the tasks of a file as a cluster would.
type cluster struct {
	*testing.T
	report string // the result
}

// starts runs a command with an environment besides. A threshold of the scenario that is not met is no failure.
func (c *cluster) starts(environment []string, words ...string) {
	c.Helper()
	command := exec.Command(words[0], words[1:]...)
	command.Env = append(os.Environ(), environment...)
	said, err := command.CombinedOutput()
	var ended *exec.ExitError
	if err != nil && (!errors.As(err, &ended) || ended.ExitCode() != exitThreshold) {
		c.Fatalf("%q: %v\n%s", words, err, said)
	}
}

func (c *cluster) xargs(file string) {
	command := append([]string{file, "3", "runs"}, threeShards...)
	c.starts([]string{"ABREAST=2"}, command...)
	// What is done already is not done again, by as many rounds as one likes.
	c.starts([]string{"ROUNDS=9"}, append(command, "-q", "-o", c.report)...)
}

func (c *cluster) slurm(file string) {
	command := append([]string{"bash", file}, threeShards...)
	environment := []string{"N=3", "FOLDER=runs", "SLURM_CPUS_PER_TASK=1"}
	for _, task := range []string{"3", "1", "2", "2"} {
		c.starts(append(environment, "SLURM_ARRAY_TASK_ID="+task), command...)
	}
	c.starts(environment, command...)
	c.report = "runs/report.json"
}

// container is what is read of a container of Kubernetes.
type container struct {
	Command, Args []string
	Env           []struct{ Name, Value string }
}

// environment is what the container is given, with a folder and a number of shards of the test's own.
func (c *container) environment(of string) (all []string) {
	for _, v := range c.Env {
		switch v.Name {
		case "N":
			v.Value = of
		case "FOLDER":
			v.Value = "runs"
		case "WORKERS":
			v.Value = "1" // by the limit of the pod
		}
		all = append(all, v.Name+"="+v.Value)
	}
	return all
}

func (c *cluster) kubernetes(file string) {
	type kind struct {
		Kind string
		Spec struct {
			CompletionMode string `yaml:"completionMode"`
			Completions    int
			Suspend        bool
			Template       struct {
				Spec struct {
					RestartPolicy string `yaml:"restartPolicy"`
					Containers    []container
				}
			}
		}
	}
	var all []kind
	decoder := yaml.NewDecoder(strings.NewReader(contents(c.T, file)))
	for {
		var one kind
		if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			c.Fatal(err)
		}
		all = append(all, one)
	}
	if len(all) != 3 || all[0].Kind != "PersistentVolumeClaim" || all[1].Kind != "Job" || all[2].Kind != "Job" {
		c.Fatalf("the file has %+v", all)
	}
	shards, merge := all[1].Spec, all[2].Spec
	shard, last := shards.Template.Spec.Containers[0], merge.Template.Spec.Containers[0]
	if shards.CompletionMode != "Indexed" || shards.Template.Spec.RestartPolicy != "Never" || !merge.Suspend ||
		shard.Env[0].Name != "N" || shard.Env[0].Value != strconv.Itoa(shards.Completions) ||
		strings.Join(shard.Args, " ") != strings.Join(last.Args, " ") {
		c.Errorf("the shards are %+v, and then comes %+v", shards, merge)
	}
	for _, index := range []string{"2", "0", "1"} {
		c.starts(append(shard.environment("3"), "JOB_COMPLETION_INDEX="+index), append(shard.Command, threeShards...)...)
	}
	c.starts(last.environment("3"), append(last.Command, threeShards...)...)
	c.report = "runs/report.json"
}

func (c *cluster) googleBatch(file string) {
	var job struct {
		TaskGroups []struct {
			TaskCount string
			TaskSpec  struct {
				Runnables []struct {
					Container struct {
						Entrypoint string
						Commands   []string
					}
					Environment struct{ Variables map[string]string }
				}
				Volumes []struct{ MountPath string }
			}
		}
	}
	if err := json.Unmarshal([]byte(contents(c.T, file)), &job); err != nil {
		c.Fatal(err)
	}
	spec := job.TaskGroups[0].TaskSpec
	does, variables := spec.Runnables[0].Container, spec.Runnables[0].Environment.Variables
	if variables["FOLDER"] != spec.Volumes[0].MountPath || does.Commands[3] != "run" {
		c.Fatalf("the tasks are %+v", spec)
	}
	command := append(append([]string{does.Entrypoint}, does.Commands[:3]...), threeShards...)
	for _, task := range []string{"2", "0", "1"} {
		c.starts([]string{"FOLDER=runs", "WORKERS=1", "BATCH_TASK_COUNT=3", "BATCH_TASK_INDEX=" + task}, command...)
	}
	quietly(c.T, "merge runs/part-1 runs/part-2 runs/part-3 --dir runs/all")
	quietly(c.T, strings.Join(threeShards, " ")+" --dir runs/all --resume --output report.json")
}

func (c *cluster) github(file string) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(contents(c.T, file)), &workflow); err != nil {
		c.Fatal(err)
	}
	command := "COMMAND=" + strings.Join(threeShards, " ")
	tried := 0
	for _, job := range []struct {
		name   string
		shards []string
	}{{"shard", []string{"1", "2", "3"}}, {"report", []string{""}}} {
		for _, shard := range job.shards {
			for _, step := range workflow.Jobs[job.name].Steps {
				if step.Name != "" {
					tried++
					c.starts([]string{command, "N=3", "SHARD=" + shard}, "bash", "-e", "-o", "pipefail", "-c", step.Run)
				}
			}
		}
	}
	if tried != 5 {
		c.Errorf("the jobs have %d steps of karvon", tried)
	}
}
