applications-apply = Apply to join
