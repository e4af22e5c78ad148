package journal

import (
	"context"

	"unknot/internal/body"
	"unknot/internal/journal/internal/db"
	"unknot/internal/safety"
)

// SaveProfile puts the standing health profile in the place of the one before.
func (j *Journal) SaveProfile(ctx context.Context, p safety.Profile) error {
	err := j.write(ctx, "save profile", func(q *db.Queries, now moment) error {
		if err := q.DeleteProfile(ctx); err != nil { // its answers go with it
			return err
		}
		if err := q.InsertProfile(ctx, int64(p.Age), now.ms); err != nil {
			return err
		}
		return addProfileAnswers(ctx, q, p)
	})
	if err != nil {
		return err
	}
	j.log.Info("Profile saved", "answers", len(p.Answers))
	return nil
}

func addProfileAnswers(ctx context.Context, q *db.Queries, p safety.Profile) error {
	for caution, answer := range p.Answers {
		if err := q.InsertProfileAnswer(ctx, string(caution), string(answer)); err != nil {
			return err
		}
	}
	for caution, regions := range p.Areas {
		for i, region := range regions {
			if err := q.InsertProfileArea(ctx, string(caution), int64(i), string(region)); err != nil {
				return err
			}
		}
	}
	for question, answer := range p.Branches {
		if err := q.InsertProfileBranch(ctx, question, string(answer)); err != nil {
			return err
		}
	}
	return nil
}

// Profile is the standing health profile; when none has been saved nothing in it is answered.
func (j *Journal) Profile(ctx context.Context) (safety.Profile, error) {
	var out safety.Profile
	err := j.read(ctx, "read profile", func(q *db.Queries) error {
		row, err := q.Profile(ctx)
		if err != nil {
			return err
		}
		out, err = profileOf(ctx, q, row)
		return err
	})
	if _, err = isFound(err); err != nil {
		return out, err
	}
	if out.Answers == nil {
		out = emptyProfile()
	}
	return out, nil
}

func profileOf(ctx context.Context, q *db.Queries, row db.Profile) (safety.Profile, error) {
	p := emptyProfile()
	p.Age = int(row.Age)
	answers, err := q.ProfileAnswers(ctx)
	if err != nil {
		return p, err
	}
	for _, a := range answers {
		p.Answers[safety.CautionID(a.Caution)] = safety.Answer(a.Answer)
	}
	areas, err := q.ProfileAreas(ctx)
	if err != nil {
		return p, err
	}
	for _, a := range areas {
		id := safety.CautionID(a.Caution)
		p.Areas[id] = append(p.Areas[id], body.Region(a.Region))
	}
	branches, err := q.ProfileBranches(ctx)
	if err != nil {
		return p, err
	}
	for _, b := range branches {
		p.Branches[b.Question] = safety.Answer(b.Answer)
	}
	return p, nil
}

// emptyProfile is a profile in which nothing is answered.
func emptyProfile() safety.Profile {
	return safety.Profile{
		Answers:  make(map[safety.CautionID]safety.Answer),
		Areas:    make(map[safety.CautionID][]body.Region),
		Branches: make(map[string]safety.Answer),
	}
}
